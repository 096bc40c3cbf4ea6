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


def signed(pem, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        said, proof = os.path.join(folder, "m"), os.path.join(folder, "s")
        with open(said, "wb") as file:
            file.write(message)
        with open(proof, "wb") as file:
            file.write(signature)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", pem,
                   "-rawin", "-in", said, "-sigfile", proof]
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
    for name, at in sorted(SEEN.items()):
        at = datetime.datetime.fromtimestamp(at, datetime.timezone.utc)
        print("vu par le témoin / seen by the witness :", name, at.isoformat())
    if STAMPED:
        print("horodaté par l'autorité / stamped by the authority :", max(STAMPED).isoformat())
    print("OK :", len(records), "enregistrements prouvés / records proved,",
          len(pieces), "pièces / pieces")


if __name__ == "__main__":
    main()
