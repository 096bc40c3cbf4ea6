#!/usr/bin/env python3
"""Vérifie ce dossier avec Python et OpenSSL 3 seuls : python3 verifier.py
Checks this bundle with nothing but Python and OpenSSL 3."""
import base64, datetime, hashlib, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def read(path):
    with open(os.path.join(HERE, path), "rb") as file:
        return file.read()


def fail(path, why):
    print("FAUX / FALSE :", path, "-", why)
    sys.exit(1)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def keys(folder, algorithm, label):
    found, place = {}, os.path.join(HERE, folder)
    for name in sorted(os.listdir(place)) if os.path.isdir(place) else []:
        if name.endswith(".vkey"):
            text = read(folder + "/" + name).decode().strip()
            origin, key_id, key = text.split("+", 2)
            raw = base64.b64decode(key)
            known = sha256(origin.encode(), b"\n", raw)[:4].hex()
            pem = read(folder + "/" + name[:-5] + ".pem").decode().split("\n")[1]
            if raw[:1] != algorithm or known != key_id or base64.b64decode(pem)[-32:] != raw[1:]:
                fail(folder + "/" + name, "clé / key")
            found[(origin, key_id)] = os.path.join(place, name[:-5] + ".pem")
            print(label, text)
    return found


def signed(pem, message, signature, *digest):
    with tempfile.TemporaryDirectory() as folder:
        said, proof = os.path.join(folder, "m"), os.path.join(folder, "s")
        with open(said, "wb") as file:
            file.write(message)
        with open(proof, "wb") as file:
            file.write(signature)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", pem,
                   "-rawin", *digest, "-in", said, "-sigfile", proof]
        return subprocess.run(command, capture_output=True).returncode == 0


CHECKED, WITNESSES, SEEN, RECEIVED, STAMPED = {}, {}, {}, {}, []


def stamp_of(text):
    path = "horodatages/%s.tst" % hashlib.sha256(text).hexdigest()
    token = os.path.join(HERE, path)
    if not os.path.exists(token):
        return
    ts = ["openssl", "ts"]
    shown = subprocess.run(ts + ["-reply", "-in", token, "-token_in", "-text"],
                           capture_output=True, env=dict(os.environ, LC_ALL="C"))
    said = [line.split()[2:6] for line in shown.stdout.decode().splitlines()
            if line.startswith("Time stamp: ")]
    if not said:
        fail(path, "horodatage / timestamp")
    month, day, clock, year = said[0]
    at = datetime.datetime.strptime(" ".join([month, day, clock.split(".")[0], year]),
                                    "%b %d %H:%M:%S %Y")
    at = at.replace(tzinfo=datetime.timezone.utc)
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "m")
        with open(data, "wb") as file:
            file.write(text)
        checked = subprocess.run(
            ts + ["-verify", "-data", data, "-in", token, "-token_in",
                  "-attime", str(int(at.timestamp())),
                  "-CAfile", os.path.join(HERE, "horodatages", "autorite.pem")],
            capture_output=True)
    if checked.returncode != 0:
        fail(path, "horodatage / timestamp")
    STAMPED.append(at)


def open_note(path, note, known):
    if note in CHECKED:
        return CHECKED[note]
    text, _, lines = note.rpartition(b"\n\n")
    text += b"\n"
    valid = False
    for line in lines.decode().splitlines():
        _, name, encoded = line.split(" ")
        raw = base64.b64decode(encoded, validate=True)
        pem = known.get((name, raw[:4].hex()))
        if pem:
            if not signed(pem, text, raw[4:]):
                fail(path, "signature")
            valid = True
        witness = WITNESSES.get((name, raw[:4].hex()))
        if witness:
            at = int.from_bytes(raw[4:12], "big")
            said = b"cosignature/v1\ntime %d\n" % at + text
            if not signed(witness, said, raw[12:]):
                fail(path, "témoin / witness")
            SEEN[name] = min(at, SEEN.get(name, at))
    if not valid:
        fail(path, "aucune signature connue / no known signature")
    stamp_of(text)
    CHECKED[note] = text.decode().split("\n")
    return CHECKED[note]


def root_of(path, leaf, index, size, proof):
    node, last, root = index, size - 1, leaf
    if index >= size:
        fail(path, "place")
    for sibling in proof:
        if last == 0:
            fail(path, "preuve / proof")
        if node & 1 or node == last:
            root = sha256(b"\x01", sibling, root)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            root = sha256(b"\x01", root, sibling)
        node, last = node >> 1, last >> 1
    if last:
        fail(path, "preuve / proof")
    return root


def commitments(value, path, found):
    if isinstance(value, dict):
        if "$commitment" in value:
            found[path] = value["$commitment"]
            return
        for name, child in value.get("$fields", value).items():
            commitments(child, path + "/" + name, found)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            commitments(child, path + "/" + str(index), found)


def check_record(stem, known):
    body, path = read(stem + ".json"), stem + ".json"
    head, _, checkpoint = read(stem + ".tlog-proof").partition(b"\n\n")
    lines = head.decode().split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1" or not lines[1].startswith("index "):
        fail(path, "preuve / proof")
    said = open_note(path, checkpoint, known)
    proof = [base64.b64decode(line, validate=True) for line in lines[2:]]
    leaf = sha256(b"\x00", body)
    root = root_of(path, leaf, int(lines[1][6:]), int(said[1]), proof)
    if base64.b64encode(root).decode() != said[2]:
        fail(path, "preuve / proof")
    act = json.loads(body).get("act", {})
    if act.get("kind") == "evidence-received":
        RECEIVED[act["evidence"]] = act["sha256"]
    values = stem + ".valeurs.json"
    if not os.path.exists(os.path.join(HERE, values)):
        return
    found = {}
    commitments(json.loads(body).get("act"), "", found)
    for opened in json.loads(read(values)):
        field = opened["field"]
        hidden = sha256(b"vigie/commitment/v1\n", field.encode(), b"\n",
                        bytes.fromhex(opened["nonce"]), opened["value"].encode())
        if found.get(field) != hidden.hex():
            fail(path, field)


def tagged(tag, content):
    size = len(content)
    length = size.to_bytes((size.bit_length() + 7) // 8 or 1, "big")
    head = bytes([size]) if size < 128 else bytes([128 | len(length)]) + length
    return bytes([tag]) + head + content


def strings(wire):
    found = []
    while wire:
        size = int.from_bytes(wire[:4], "big")
        found.append(wire[4:4 + size])
        wire = wire[4 + size:]
    return found


def string(content):
    return len(content).to_bytes(4, "big") + content


P256 = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")
P384 = bytes.fromhex("3076301006072a8648ce3d020106052b81040022036200")
ED25519 = bytes.fromhex("302a300506032b6570032100")
RSA = bytes.fromhex("300d06092a864886f70d0101010500")


def by_passkey(path, proof, text):
    info, device, client, signature = (
        base64.b64decode(proof[name], validate=True)
        for name in ("key", "authenticator_data", "client_data", "signature"))
    said = json.loads(client)
    asked = base64.urlsafe_b64encode(sha256(text)).decode().rstrip("=")
    if said["type"] != "webauthn.get" or said["challenge"] != asked or said.get("crossOrigin"):
        fail(path, "objet de la signature / what was signed")
    host = said["origin"].split("://")[1].split(":")[0]
    if device[:32] != sha256(host.encode()) or device[32] & 5 != 5:
        fail(path, "titulaire non reconnu / owner not recognised")
    digest = "sha384" if info.startswith(P384) else None if info.startswith(ED25519) else "sha256"
    return info, device + sha256(client), signature, digest, "clé d'accès / passkey, " + said["origin"]


def by_ssh(path, proof, text):
    lines = proof["signature"].strip().split("\n")
    blob = base64.b64decode("".join(lines[1:-1]), validate=True)
    key, purpose, reserved, digest, signature = strings(blob[10:])
    if blob[:10] != b"SSHSIG\x00\x00\x00\x01" or purpose != b"vigie":
        fail(path, "objet de la signature / what was signed")
    if base64.b64decode(proof["key"].split(" ")[1]) != key:
        fail(path, "clé / key")
    parts, hashed = strings(key), hashlib.new(digest.decode(), text).digest()
    message = b"SSHSIG" + string(purpose) + string(reserved) + string(digest) + string(hashed)
    name, token = parts[0].decode(), parts[0].startswith(b"sk-")
    size = int.from_bytes(signature[:4], "big") + 4
    kind, rest = signature[4:size].decode(), signature[size:]
    size = int.from_bytes(rest[:4], "big") + 4
    bare, rest = rest[4:size], rest[size:]
    if token:
        if not rest[0] & 1:
            fail(path, "jeton non touché / token not touched")
        message = sha256(parts[-1]) + rest + sha256(message)
    if "ed25519" in name:
        info, openssl = ED25519 + parts[1], None
    elif "ecdsa" in name:
        info, openssl = P256 + parts[2], "sha256"
        bare = tagged(0x30, b"".join(tagged(2, number) for number in strings(bare)))
    else:
        numbers = tagged(0x30, tagged(2, parts[2]) + tagged(2, parts[1]))
        info, openssl = tagged(0x30, RSA + tagged(3, b"\x00" + numbers)), kind.replace("rsa-sha2-", "sha")
    return info, message, bare, openssl, ("jeton matériel / hardware token" if token else "clé SSH / SSH key")


def check_signature(stem, origins):
    path = stem + ".json"
    record = json.loads(read(path))
    act = record.get("act", {})
    if act.get("kind") != "signed":
        return
    text, number = act["statement"].encode(), act["signs"]
    lines = act["statement"].split("\n")
    subject = lines[2].split(" ") if len(lines) == 6 else []
    if (len(subject) != 3 or lines[0] != "vigie/signature/v1" or lines[1] not in origins
            or [subject[0], subject[2]] != [record["subject"]["kind"], record["subject"]["id"]]
            or lines[3] != "act %d" % number or lines[5]):
        fail(path, "texte signé / statement")
    target = "actes/%05d.json" % number
    if os.path.exists(os.path.join(HERE, target)):
        body = read(target)
        if sha256(b"\x00", body).hex() != lines[4]:
            fail(path, "ne signe pas cet acte / does not sign this act")
        if json.loads(body)["by"]["pseudonym"] != record["by"]["pseudonym"]:
            fail(path, "auteur / author")
    place = stem.replace("actes/", "signatures/")
    named = os.path.exists(os.path.join(HERE, place + ".txt"))
    who = read(place + ".txt").decode().strip() if named else record["by"]["pseudonym"]
    values = stem + ".valeurs.json"
    opened = json.loads(read(values)) if os.path.exists(os.path.join(HERE, values)) else []
    proofs = [json.loads(one["value"]) for one in opened if one["field"] == "/proof"]
    if not proofs:
        print("signature effacée / signature erased :", who, target)
        return
    check = by_passkey if proofs[0]["form"] == "passkey" else by_ssh
    info, message, signature, digest, means = check(path, proofs[0], text)
    if base64.b64decode("".join(read(place + ".pem").decode().split("\n")[1:-2])) != info:
        fail(place + ".pem", "clé / key")
    options = ["-digest", digest] if digest else []
    if not signed(os.path.join(HERE, place + ".pem"), message, signature, *options):
        fail(path, "signature")
    at = datetime.datetime.fromtimestamp(record["at"] // 1000000, datetime.timezone.utc)
    print("signé par / signed by :", who, "-", target, "-", means, "-", at.isoformat())


def main():
    known = keys("cles", b"\x01", "clé / key :")
    WITNESSES.update(keys("temoins", b"\x04", "clé de témoin / witness key :"))
    manifest = open_note("MANIFESTE.txt", read("MANIFESTE.txt"), known)
    if manifest[0] != "vigie/bundle/v1":
        fail("MANIFESTE.txt", "format")
    named = {}
    for line in manifest[3:-1]:
        digest, path = line.split("  ", 1)
        named[path] = digest
    for path, digest in named.items():
        if not os.path.exists(os.path.join(HERE, path)):
            fail(path, "manque / missing")
        if hashlib.sha256(read(path)).hexdigest() != digest:
            fail(path, "modifié / changed")
    for folder, _, names in os.walk(HERE):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), HERE).replace(os.sep, "/")
            if path != "MANIFESTE.txt" and path not in named:
                fail(path, "ajouté / added")
    records = [path[:-11] for path in named if path.endswith(".tlog-proof")]
    for stem in records:
        check_record(stem, known)
    pieces = [path for path in named if path.startswith("pieces/") and "." not in path]
    for path in pieces:
        if RECEIVED.get(path[7:]) != named[path]:
            fail(path, "pièce / piece")
    for stem in records:
        check_signature(stem, {origin for origin, _ in known})
    for name, at in sorted(SEEN.items()):
        at = datetime.datetime.fromtimestamp(at, datetime.timezone.utc)
        print("vu par le témoin / seen by the witness :", name, at.isoformat())
    if STAMPED:
        print("horodaté par l'autorité / stamped by the authority :", max(STAMPED).isoformat())
    print("OK :", len(records), "enregistrements prouvés / records proved,",
          len(pieces), "pièces / pieces")


if __name__ == "__main__":
    main()
