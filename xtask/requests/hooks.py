"""What the requests of the attack campaign need beside the description of the API.

Real numbers in place of most drawn ones, the media type of tus, and a check
that no answer says what its role may not read (QUAL-5).
"""

import json
import os
import urllib.error
import urllib.request
import zlib

import schemathesis

with open(os.environ["VIGIE_DEMO"], encoding="utf-8") as file:
    DEMO = json.load(file)
ROLE = os.environ["VIGIE_ROLE"]

schemathesis.serializer.alias(
    "application/offset+octet-stream", "application/octet-stream"
)


def read(role, path):
    """What a role is answered; nothing when it is refused."""
    account = DEMO["accounts"].get(role)
    headers = {"Authorization": f"Bearer {account['token']}"} if account else {}
    request = urllib.request.Request(f"{DEMO['address']}/api{path}", headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError:
        return None


def items(role, path):
    return (read(role, path) or {}).get("items", [])


def cases(role):
    return {case["reference"] for case in items(role, "/v1/cases?limit=200")}


def sentences(value):
    """What people wrote, told from words of closed lists by its spaces; facilities are public."""
    if isinstance(value, dict):
        value = [part for name, part in value.items() if name != "facility"]
    if isinstance(value, list):
        return {found for part in value for found in sentences(part)}
    if isinstance(value, str) and len(value) > 24 and value.count(" ") > 2:
        return {value}
    return set()


def told(role):
    """Every sentence that a role is told of the cases that it sees."""
    found = set()
    for case in cases(role):
        for path in ("", "/acts?limit=200", "/evidence"):
            found |= sentences(read(role, f"/v1/cases/{case}{path}"))
    return found


CASES = sorted(cases("lead"))
PIECES = sorted(
    piece["id"] for case in CASES for piece in items("lead", f"/v1/cases/{case}/evidence")
)
FACILITIES = sorted({a["facility"] for a in DEMO["accounts"].values() if "facility" in a})
UNSEEN_CASES = set(CASES) - cases(ROLE)
EXAMPLES = sentences(read("nobody", "/openapi.json"))
UNSEEN_SENTENCES = told("lead") - told(ROLE) - EXAMPLES
REAL = {"reference": CASES, "piece": PIECES, "finess": FACILITIES}


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Three numbers out of four are real; the same draw gives the same one."""
    for name, real in REAL.items():
        drawn = (path_parameters or {}).get(name)
        if drawn is not None and real:
            pick = zlib.crc32(repr(drawn).encode())
            if pick % 4:
                path_parameters[name] = real[pick // 4 % len(real)]
    return path_parameters


def json_text(text):
    return json.dumps(text, ensure_ascii=False)[1:-1]


@schemathesis.check
def nothing_beyond_the_role(context, response, case):
    """No answer holds a case or a sentence that its role may not read."""
    text = response.content.decode("utf-8", "replace")
    sent = f"{response.request.url} {response.request.body!r}"
    for reference in UNSEEN_CASES:
        if reference in text and reference not in sent:
            raise AssertionError(f"{ROLE} is told of {reference}")
    for sentence in UNSEEN_SENTENCES:
        if json_text(sentence) in text and sentence not in sent:
            raise AssertionError(f"{ROLE} is told: {sentence}")
