#!/usr/bin/env bash
# The story of one incident, told to the API by curl alone: every role of a
# demonstration plays its part, and every answer is checked, refusals among
# them. Rule ids are those of the process.
#
#   vigie demo --data DIR &
#   DEMO_JSON=DIR/demo.json crates/vigie/tests/api_story.sh
#
# DEMO_JSON  accounts of the demonstration (default: data/demo/demo.json)
# BASE       address of the portal (default: the one that DEMO_JSON gives)
#
# Needs bash, curl and python3. Ends with 0 when every answer is as expected;
# otherwise says which one is not, shows it, and ends with 1.
set -euo pipefail

export DEMO_JSON=${DEMO_JSON:-data/demo/demo.json}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
answer=$work/answer.json
status=
asked=
# The interpreter itself, past whatever chooses one: it starts some 200 times.
python=$(python3 -c 'import sys; print(sys.executable)')

# py CODE [arguments]: Python without its site, which starts at once.
py() { "$python" -IS -c "$@"; }

# A file of curl for each role, with its token.
py 'import json,os,sys
for role, account in json.load(open(os.environ["DEMO_JSON"]))["accounts"].items():
    with open(f"{sys.argv[1]}/{role}.curl", "w") as file:
        print("header = \"Authorization: Bearer " + account["token"] + "\"", file=file)' "$work"

demo() { py 'import json,os,sys
found = json.load(open(os.environ["DEMO_JSON"]))
for name in sys.argv[1:]: found = found[name]
print(found)' "$@"; }

BASE=${BASE:-$(demo address)}
facility=$(demo accounts reporter facility)

fail() {
  printf 'FAILED: %s\n  %s\n  answered %s: ' "$1" "$asked" "$status" >&2
  cat "$answer" >&2 2>/dev/null || true
  printf '\n' >&2
  exit 1
}

step() { printf '%s\n' "$*"; }

# request ROLE METHOD PATH [curl arguments]: ROLE is an account of the
# demonstration, "nobody", or "token:…".
request() {
  local role=$1 method=$2 path=$3
  shift 3
  case $role in
    nobody) ;;
    token:*) set -- -H "Authorization: Bearer ${role#token:}" "$@" ;;
    *) set -- -K "$work/$role.curl" "$@" ;;
  esac
  asked="${role%%:*}: $method $path"
  status=$(curl -sS -o "$answer" -w '%{http_code}' -X "$method" \
    -H 'Content-Type: application/json' "$@" "$BASE$path")
}

expect() { [ "$status" = "$1" ] || fail "status $1 was expected"; }

# holds EXPRESSION: a Python expression on the answer, a.
holds() {
  py 'import json,sys
a = json.load(open(sys.argv[1]))
sys.exit(not eval(sys.argv[2]))' "$answer" "$1" || fail "this does not hold: $1"
}

value() { py 'import json,sys
a = json.load(open(sys.argv[1]))
print(eval(sys.argv[2]))' "$answer" "$1"; }

read_case() { request "$1" GET "/api/v1/cases/$case"; expect 200; }

# act ROLE JSON [curl arguments]
act() {
  local role=$1 body=$2
  shift 2
  request "$role" POST "/api/v1/cases/$case/acts" "$@" --data-raw "$body"
}

done_by() { act "$@"; expect 201; }

# judged_by ROLE JSON: an act that rests on the version of the case just read.
judged_by() {
  read_case "$1"
  act "$1" "${2%\}}, \"version\": $(value 'a["version"]')}"
}

# refused STATUS RULE REASON
refused() {
  expect "$1"
  holds "a['status'] == $1 and a['rule'] == '$2' and a['reason'] == '$3'"
  holds "'/api/problems/' in a['type'] and a['title'] and a['detail']"
}

step '1. Anybody: the hours, the facility, the document that describes the API'
request nobody GET /api/v1/hours
expect 200
holds 'a["phone"] and a["working_hours"]["phone"] and a["off_hours"]["phone"]'
request nobody GET "/api/v1/facilities?q=$facility"
expect 200
holds "a['items'][0]['finess'] == '$facility'"
agency=$(value 'a["items"][0]["ars"]')
request nobody GET /api/openapi.json
expect 200
holds 'a["openapi"].startswith("3.1") and a["paths"]["/api/v1/hours"]["get"]["security"] == []'
request reporter GET /api/v1/me
expect 200
holds 'len(a["rights"]) >= 1 and a["body"] is None'

step '2. The facility begins a draft, leaves, comes back from elsewhere (DECL-3)'
request reporter POST /api/v1/drafts --data-raw "{\"facility\": \"$facility\", \"systems\": [\"mail\"]}"
expect 201
draft=$(value 'a["id"]')
request reporter PUT "/api/v1/drafts/$draft" \
  --data-raw "{\"version\": 1, \"facility\": \"$facility\", \"description\": \"Messagerie arrêtée.\"}"
expect 200
holds 'a["version"] == 2'
request reporter PUT "/api/v1/drafts/$draft" --data-raw "{\"version\": 1, \"facility\": \"$facility\"}"
expect 409
holds 'a["type"].endswith("draft-outdated") and a["version"] == 2'
request reporter DELETE "/api/v1/drafts/$draft"
expect 204

step '3. It declares; CERT and ARS are told at once (DECL-5); the same request twice counts once'
declaration="{
  \"facility\": \"$facility\",
  \"description\": \"Depuis 7 h, les fichiers partagés ne s’ouvrent plus et un message demande une rançon.\",
  \"systems\": [\"patient-record\", \"shared-files\"],
  \"servers_affected\": 6,
  \"workstations_affected\": \"unknown\",
  \"patient_impact\": \"potential\",
  \"care_impact\": \"degraded-mode\",
  \"personal_data_breach\": \"yes\",
  \"nature\": \"malicious\",
  \"causes\": [\"ransomware\"],
  \"urgent_help\": \"no\"
}"
key=story-$(py 'import uuid; print(uuid.uuid4())')
request reporter POST /api/v1/declarations -H "Idempotency-Key: $key" --data-raw "$declaration"
expect 201
holds "{'cert', 'ars:$agency'} <= set(a['bodies'])"
holds 'a["confirmation"] == "confirmed" and a["help"] == "normally"'
case=$(value 'a["reference"]')
request reporter POST /api/v1/declarations -H "Idempotency-Key: $key" --data-raw "$declaration"
expect 201
holds "a['reference'] == '$case'"
request reporter POST /api/v1/declarations -H "Idempotency-Key: $key" \
  --data-raw "{\"facility\": \"$facility\", \"description\": \"Autre chose.\"}"
expect 422
holds 'a["type"].endswith("key-reused")'
request reporter POST /api/v1/declarations --data-raw "{\"facility\": \"$facility\"}"
expect 422
holds 'a["type"].endswith("incomplete") and "description" in [f["field"] for f in a["fields"]]'
request reporter POST /api/v1/declarations \
  --data-raw "{\"facility\": \"$facility\", \"description\": \"Panne.\", \"colour\": \"red\"}"
expect 422
holds 'a["type"].endswith("unknown-fields") and a["fields"][0]["field"] == "colour"'

step '4. Who is not concerned sees nothing (QUAL-5)'
for stranger in dgs ansm anssi; do
  request "$stranger" GET "/api/v1/cases/$case"
  expect 404
done
request nobody GET "/api/v1/cases/$case"
expect 401
request ars GET "/api/v1/cases/$case"
expect 200

step '5. The CERT finds the case in its queue and takes it in (INTAKE-2, INTAKE-3)'
cursor=
found=False
while [ "$found" = False ]; do
  request cert GET "/api/v1/cases?order=queue&taken_in=false&limit=2${cursor:+&cursor=$cursor}"
  expect 200
  found=$(value "'$case' in [i['reference'] for i in a['items']]")
  [ "$found" = True ] && break
  cursor=$(value 'a.get("next") or ""')
  [ -n "$cursor" ] || fail "$case is not in the queue"
done
holds "[i for i in a['items'] if i['reference'] == '$case'][0]['reasons']"
done_by cert '{"act": "take_in"}'
act cert '{"act": "take_in"}'
refused 409 INTAKE-2 already-done
act ars '{"act": "take_in"}'
refused 403 INTAKE-2 not-your-role

step '6. It asks, the facility answers and supplements (QUAL-1, DECL-2)'
done_by cert '{"act": "ask", "text": "Les sauvegardes sont-elles débranchées du réseau ?"}'
request reporter GET /api/v1/duties
expect 200
holds "any(d['reference'] == '$case' and d['duty'] == 'answer' and d['question'] == 1 for d in a['items'])"
done_by reporter '{"act": "answer", "question": 1, "text": "Oui, depuis 7 h 30."}'
act reporter '{"act": "answer", "question": 1, "text": "Encore oui."}'
refused 409 QUAL-1 no-such-question
done_by reporter '{"act": "supplement", "facts": {"servers_affected": 8}, "note": "Deux serveurs de plus."}'
read_case cert
holds 'a["facts"]["servers_affected"] == 8 and a["questions"][0]["answer"]'

step '7. It qualifies: not blindly, and knowing whom that tells (QUAL-2, KEEP-1)'
request cert GET "/api/v1/cases/$case/would-tell?class=serious&finding=sanitary-impact&finding=malicious"
expect 200
holds "{'hfds', 'dgs', 'ars:$agency'} <= set(a['bodies']) and 'ansm' not in a['bodies']"
judgement='{"act": "qualify", "class": "serious",
  "findings": ["sanitary-impact", "malicious", "personal-data"],
  "kinds": ["care-safety", "normal-working"],
  "grounds": "Rançongiciel actif, soins en mode dégradé."}'
act reporter "$judgement"
refused 403 QUAL-2 not-your-role
act cert "$judgement"
refused 409 KEEP-1 version-missing
act cert "${judgement%\}}, \"version\": 1}"
refused 409 KEEP-1 changed-since
holds 'a["version"] > 1'
act cert '{"act": "qualify", "class": "not-incident", "findings": ["malicious"], "grounds": "Non.", "version": '"$(value 'a["version"]')"'}'
refused 409 QUAL-2 findings-without-incident
judged_by cert "$judgement"
expect 201
read_case dgs
holds 'a["state"] == "in-treatment" and a["qualification"]["class"] == "serious"'
request ansm GET "/api/v1/cases/$case"
expect 404

step '8. Notes stay with the CERT, the thread with the parties (QUAL-5)'
read_case ars
seen_by_ars=$(value 'a["version"]')
done_by cert '{"act": "note", "text": "Même extension de fichiers que dans un dossier récent."}'
read_case ars
holds "a['version'] == $seen_by_ars"
act ars '{"act": "note", "text": "Non."}'
refused 403 QUAL-5 not-your-role
key=message-$(py 'import uuid; print(uuid.uuid4())')
for _ in 1 2; do
  done_by cert '{"act": "message", "to": "parties", "text": "Nous rappelons à 11 h."}' -H "Idempotency-Key: $key"
done
request cert GET "/api/v1/cases/$case/acts?limit=200"
expect 200
holds '[i["kind"] for i in a["items"]].count("messaged") == 1'
holds '{"declared", "noted", "asked"} <= {i["kind"] for i in a["items"]}'
request reporter GET "/api/v1/cases/$case/acts?limit=200"
holds '"asked" in [i["kind"] for i in a["items"]] and "noted" not in [i["kind"] for i in a["items"]]'
request dgs GET "/api/v1/cases/$case/acts?limit=200"
holds '{"declared", "qualified"} <= {i["kind"] for i in a["items"]}'
holds 'not {"noted", "asked", "answered", "messaged"} & {i["kind"] for i in a["items"]}'
act anssi '{"act": "message", "to": "authorities", "text": "Non."}'
expect 404

step '9. The support: who, contacts, steps, causes, measures, providers (SUPP-1..9, SUPP-11)'
done_by cert '{"act": "log_contact", "means": "phone", "summary": "Premier contact avec la direction."}'
done_by ars '{"act": "decide_support", "choice": "entrust", "comment": "Nous suivons l’offre de soins."}'
act hfds '{"act": "decide_support", "choice": "entrust"}'
refused 403 SUPP-1 not-your-role
done_by cert '{"act": "record_step", "step": "containment", "state": "in-progress", "actors": ["cert-sante", "facility"]}'
act cert '{"act": "record_step", "step": "hardening", "state": "in-progress", "actors": ["pris"]}'
refused 409 SUPP-9 not-their-step
done_by cert '{"act": "record_causes", "nature": "malicious", "causes": ["ransomware"], "perimeter": "Serveurs de fichiers."}'
done_by cert '{"act": "propose_measure", "kind": "preserve-traces", "text": "Gardez une copie des journaux."}'
done_by cert '{"act": "propose_measure", "kind": "isolation", "text": "Coupez la messagerie."}'
done_by reporter '{"act": "answer_measure", "measure": 1, "reply": "accept"}'
done_by reporter '{"act": "answer_measure", "measure": 1, "reply": "done", "comment": "Copies faites."}'
act reporter '{"act": "answer_measure", "measure": 2, "reply": "refuse"}'
refused 409 SUPP-4 reason-missing
done_by reporter '{"act": "answer_measure", "measure": 2, "reply": "refuse", "comment": "Les laboratoires l’utilisent."}'
read_case cert
holds '[m["state"] for m in a["measures"]] == ["done", "refused"]'
act cert '{"act": "send_providers", "providers": ["00000000-0000-7000-8000-000000000000"]}'
refused 409 SUPP-6 no-such-provider

step '10. The authorities (SUPP-7, SUPP-11)'
done_by ars '{"act": "record_care_supply", "text": "Urgences orientées vers les établissements voisins."}'
done_by ars '{"act": "record_relay", "target": "delegation"}'
done_by ars '{"act": "record_relay", "target": "prefecture", "note": "Par téléphone."}'
done_by dgs '{"act": "acknowledge"}'
act dgs '{"act": "acknowledge"}'
refused 409 SUPP-11 already-done
done_by dgs '{"act": "assess_care_impact", "text": "Pas de perte de chance connue à cette heure."}'
done_by dgs '{"act": "recommend_degraded_mode", "text": "Dossier papier et double contrôle des prescriptions."}'
done_by hfds '{"act": "acknowledge"}'
done_by hfds '{"act": "record_interministerial_impact", "text": "Aucun effet connu sur d’autres ministères."}'
request reporter GET "/api/v1/cases/$case/acts?limit=200"
holds '"degraded-mode-recommended" in [i["kind"] for i in a["items"]]'
holds 'not {"care-impact-assessed", "care-supply-recorded", "acknowledged"} & {i["kind"] for i in a["items"]}'

step '11. To closing: report, end of the facility’s handling, agreements (SUPP-10, CLOSE-1..4)'
done_by cert '{"act": "send_report", "summary": "Attaque contenue.", "recommendations": "Double authentification."}'
judged_by cert '{"act": "close"}'
refused 409 QUAL-2b wrong-state
judged_by cert '{"act": "move_to_closing"}'
expect 201
judged_by cert '{"act": "close"}'
refused 409 CLOSE-2 closing-report-missing
done_by cert '{"act": "write_closing_report", "actions": "Isolement, restauration.", "results": "Reprise complète.", "residual_risks": "Un accès à remplacer."}'
judged_by cert '{"act": "agree"}'
refused 409 CLOSE-4 round-not-open
done_by reporter '{"act": "continue_handling", "text": "Le laboratoire redémarre demain."}'
judged_by ars '{"act": "agree"}'
refused 409 CLOSE-1 handling-goes-on
done_by reporter '{"act": "end_handling", "text": "Tous les services ont repris."}'
judged_by cert '{"act": "agree"}'
expect 201
judged_by cert '{"act": "close"}'
refused 409 CLOSE-1 agreements-missing
act cert '{"act": "overrule", "party": "ars", "reason": "Sans réponse."}'
refused 403 CLOSE-1 not-your-role
judged_by hfds '{"act": "agree"}'
refused 409 CLOSE-1 not-a-party
judged_by ars '{"act": "agree", "comment": "D’accord."}'
expect 201
judged_by reporter '{"act": "agree"}'
expect 201
read_case cert
holds 'a["agreements_missing"] == [] and {g["party"] for g in a["agreements"]} == {"cert", "ars", "facility"}'
judged_by cert '{"act": "close"}'
expect 201

step '12. After closing: lessons, completed by the facility; nothing else (CLOSE-4, LESS-1)'
act reporter '{"act": "message", "text": "Une dernière chose."}'
refused 409 CLOSE-4 wrong-state
done_by cert '{"act": "write_lessons", "causes": "Mot de passe réutilisé.", "recommendations": "Sauvegarde hors ligne, exercice annuel."}'
read_case ars
holds 'a["state"] == "closed" and a["lessons"]["causes"]'
done_by reporter '{"act": "comment_lessons", "text": "Le prestataire avait été prévenu la veille."}'
read_case reporter
holds 'a["lessons"]["comments"] and a["lessons"]["awaits_approval"]'

step '13. The record, part by part: who, when, what (KEEP-1)'
cursor=
count=0
last=0
while :; do
  request cert GET "/api/v1/cases/$case/acts?limit=7${cursor:+&cursor=$cursor}"
  expect 200
  holds "len(a['items']) <= 7 and all(i['number'] > $last and i['author']['seat'] and i['at'] for i in a['items'])"
  count=$((count + $(value 'len(a["items"])')))
  last=$(value 'a["items"][-1]["number"]')
  cursor=$(value 'a.get("next") or ""')
  [ -n "$cursor" ] || break
done
[ "$count" = "$last" ] || fail "the CERT reads every act: $last were expected, $count came"
read_case cert
holds 'any(t["message"] == "taken-in" and t["to"]["kind"] == "reporter" for t in a["told"])'
request cert GET "/api/v1/search?q=$case"
expect 200
holds "'$case' in [i['reference'] for i in a['cases']]"

step '14. Somebody without an account: a report to be confirmed, a secret link (DECL-4)'
request nobody POST /api/v1/declarations --data-raw "{
  \"facility\": \"$facility\",
  \"description\": \"Tous les écrans du service sont noirs.\",
  \"reporter\": {\"name\": \"Une infirmière de nuit\", \"phone\": \"01 23 45 67 89\"}
}"
expect 201
holds 'a["confirmation"] == "awaited" and a["follow_link"]'
case=$(value 'a["reference"]')
secret=$(value 'a["follow_link"].rsplit("/", 1)[1]')
request nobody GET "/api/v1/cases/$case"
expect 401
read_case "token:$secret"
holds 'a["confirmation"] == "awaited" and a["state"] == "awaiting-qualification"'
done_by cert '{"act": "take_in"}'
done_by cert '{"act": "ask", "text": "Dans quel service êtes-vous ?"}'
done_by "token:$secret" '{"act": "answer", "question": 1, "text": "Aux urgences."}'
done_by director '{"act": "confirm"}'
act cert '{"act": "confirm", "note": "Rappel au standard."}'
refused 409 DECL-4 already-confirmed

step '15. Not an incident: the CERT alone closes (CLOSE-3)'
judged_by cert '{"act": "qualify", "class": "not-incident", "grounds": "Écrans débranchés pour des travaux."}'
expect 201
judged_by cert '{"act": "close"}'
expect 201

step '16. Errors are RFC 9457 problems, in the reader’s language'
request token:wrong GET /api/v1/cases
expect 401
holds 'a["type"].endswith("token-needed") and a["status"] == 401'
request cert GET /api/v1/cases/1999-000001 -H 'Accept-Language: en'
expect 404
english=$(value 'a["title"]')
request cert GET /api/v1/cases/1999-000001 -H 'Accept-Language: fr'
[ "$english" != "$(value 'a["title"]')" ] || fail 'the title is the same in both languages'
kind=$(curl -sS -o /dev/null -w '%{content_type}' "$BASE/api/v1/cases")
[ "$kind" = application/problem+json ] || fail "application/problem+json was expected, not $kind"

printf 'The whole story holds.\n'
