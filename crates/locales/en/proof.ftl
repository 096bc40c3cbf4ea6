### The provable log: what a verification finds.

proof-place-act = act { $number } { $story }
proof-place-log = place { $number } of the log { $origin }
proof-place-whole-log = log { $origin }
proof-place-record = record { $id }
proof-place-message = { $id }
proof-place-message-of = { $id } { $story }
proof-place-file = file { $id } { $story }
proof-place-file-of-act = file { $id } { $story } (received by act { $number })

proof-story-case = of case { $name }
proof-story-facility = of facility { $name }
proof-story-body = of body { $name }
proof-story-grant = of right { $name }
proof-story-incident = of incident { $name }
proof-story-alert = of alert { $name }
proof-story-account = of account { $name }
proof-story-erasure = of the request for erasure { $name }
proof-story-mass-reading = of the mass reading { $name }
proof-story-signal = of weak signal { $name }
proof-story-playbook = of playbook { $name }
proof-story-other = of { $name }

proof-act-changed = Changed: the content of { $place } is no longer what the log recorded.
proof-act-gone = Removed: { $place } is in the log, and no longer in the database.
proof-act-added = Added: { $place } is in the database, and the log does not know it.
proof-act-listed-otherwise = Changed: { $place } is filed otherwise than its content says (column { $part }).
proof-value-changed = Changed: in { $place }, the value “{ $part }” is not the one that the act sealed.
proof-value-gone = Removed: in { $place }, the value “{ $part }” is missing, and no erasure is on record.
proof-value-added = Added: beside { $place }, the value “{ $part }”, which the act does not seal.
proof-readers-changed = Changed: { $place } is not shown to the readers that it names.
proof-story-uneven = Changed: the number of acts { $place } is not the one that is counted.
proof-looks-changed = Changed: the record of who looked, { $place }.
proof-looks-gone = Removed: a part of the record of who looked, { $place }.
proof-looks-added = Added: looks that the log does not know, { $place }.
proof-entry-changed = Changed: an entry of the log, { $place }.
proof-entry-gone = Removed: an entry of the log, { $place }.
proof-entry-added = Added: an entry that the log does not know, { $place }.
proof-message-changed = Changed: the message { $place } ({ $part }) is not the one that went out.
proof-message-added = Added: the message { $place } is said to have gone out, and the log does not know it.
proof-message-gone = Removed: the message { $place } ({ $part }) went out, as the log says, and is no longer in the database.
proof-file-changed = Changed: the { $place } is no longer the one that was received.
proof-file-gone = Removed: the { $place } is no longer there, and no act says that it was destroyed.
proof-file-added = Added: the { $place }, which no act received.
proof-file-listed-otherwise = Changed: the { $place } is kept otherwise than its act says.
proof-leaf-changed = Changed: the hash at { $place }.
proof-leaf-gone = Removed: the hash at { $place }.
proof-tree-changed = Changed: the tree of { $place } is not that of its entries.
proof-tile-changed = Changed: the kept hashes of the tree, { $place } { $part }.
proof-checkpoint-contradicted = Contradicted: what was signed at { $place } is not today’s tree.
proof-checkpoint-unsigned = False signature: the checkpoint at { $place } bears no valid signature of the log.
proof-timestamp-false = False timestamp: the token kept for the state at { $place } does not stamp it.
proof-cosignature-false = False signature: at { $place }, what bears the name of the witness { $part } is not its own.
proof-voucher-unfounded = Unfounded: the witness { $part } is said to vouch for { $place }, and no checkpoint bears its signature.
proof-seen-head-changed = Changed: the last state seen of another log, { $place }, is not the one that this log signed.
proof-key-unexplained = Unexplained key: no earlier key of { $place } named { $part }.
proof-successor-unexplained = Unexplained successor: nothing says why { $place } begins.
proof-head-ahead = Behind: a later state than the database’s was signed, { $place }. The database probably comes from an old backup.
proof-head-contradicted = Contradicted: the second copy of the signed state, { $place }, does not match the database.
proof-row-added = Added: the pages { $place }, which no act explains.
proof-shown-otherwise = Changed: the pages { $place } do not show what its acts say.
proof-right-changed = Changed: the right of { $part } is not what the acts { $place } say.

proof-untold = … and { $count } more findings.
proof-checked = { $entries ->
    [one] { $entries } entry checked
   *[other] { $entries } entries checked
}, { $checkpoints ->
    [one] { $checkpoints } signed checkpoint
   *[other] { $checkpoints } signed checkpoints
}.
proof-checked-files = { $files ->
    [one] { $files } file read whole
   *[other] { $files } files read whole
} ({ $size }).
proof-files-left-out = The files were not read.
proof-files-unread = { $count ->
    [one] { $count } file could not be read: the store does not answer, or none is configured.
   *[other] { $count } files could not be read: the store does not answer, or none is configured.
}
proof-not-all-read = What could be read is as the log proves.
proof-nothing-signed = A signature is missing: the log has no checkpoint yet.
proof-no-witness = A witness is missing: nobody outside vouched for the log.
proof-no-timestamp = A timestamp is missing: no authority has dated the log.
proof-holds = Everything is as the log proves.
proof-does-not-hold = { $count ->
    [one] { $count } finding: the installation is not as its log proves.
   *[other] { $count } findings: the installation is not as its log proves.
}

proof-bundle-title = Case { $reference }
proof-bundle-title-incident = Incident { $reference }
proof-bundle-title-alert = Alert { $reference }
proof-bundle-messages = Messages that went out
proof-bundle-message = { $at }: { $kind } ({ $file })
proof-bundle-readme = { $title }

    This bundle proves itself. Each act is a file of the folder “actes”: its content (.json), the values that it seals (.valeurs.json) and its proof (.tlog-proof). The readable story is in “dossier.txt”, with the messages that went out where it is that of a case; the sheet of each piece is in “pieces”. Where the pieces themselves are there, as received and without an extension, do not open them without care: they may be harmful.

    WHAT PROVES, file by file:
    - “MANIFESTE.txt” names all the other files with their hashes; the log signed it.
    - “cles”: the public keys of the log; “temoins”: those of the outside witnesses that saw its state.
    - “horodatages”: the tokens of a timestamp authority (RFC 3161) over the signed state, and the certificates of that authority. Each says that this state existed at that time: all that is under it is therefore older. Without this folder, the time is that of the server.
    - “signatures”: the keys of the people who signed their acts, and their names where you may know them.

    TO VERIFY, without any software of the platform:
    1. Unpack the archive in an empty folder.
    2. With Python 3 and OpenSSL 3, run: python3 verifier.py
    3. Compare the key that is shown with the one that the operator published elsewhere. It says whose signature this is:
    { $keys }

    WHAT THIS PROVES: these records are, byte for byte, those that the log sealed; their order is that of the log; nothing in them was changed since the signature.
    WHAT IT DOES NOT PROVE: that what was written is true; that nothing was left unsaid; the exact time, without a timestamp or an outside witness. This is not a qualified electronic ledger in the sense of the eIDAS regulation.

    A value that is missing from “.valeurs.json” was lawfully erased or could not be shown to you: the proof of the act stands.
proof-bundle-none = This file is not a bundle of the platform, or the archive is damaged.
proof-bundle-archive = Changed: the archive, at the file { $file }.
proof-bundle-manifest = Changed: the list of files (MANIFESTE.txt) is not the one that the log signed.
proof-bundle-changed = Changed: the file { $file }.
proof-bundle-missing = Removed: the file { $file }.
proof-bundle-added = Added: the file { $file }.
proof-bundle-key = Key refused: { $file }.
proof-bundle-proof = False proof: { $file }.
proof-bundle-piece = False piece: { $file } is not the one that its act received.
proof-bundle-value = Changed: in { $file }, the value “{ $part }”.
proof-bundle-holds = Everything holds: records proved, { $records }; values sealed, { $values }.
proof-bundle-witness = The witness { $name } vouched for it on { $at }.
proof-bundle-stamped = The timestamp authority had it in hand on { $at }.
proof-bundle-compare-keys = Compare this key with the one that the operator published elsewhere: { $keys }
proof-bundle-download = Download with the proofs

### The page of proofs (CERT lead, HFDS).

nav-proofs = Proofs
proofs-title = Proofs
proofs-lead = Everything that is recorded enters a signed log. The portal verifies it every six hours; “vigie verify” does so on demand.
proofs-verdict = Last verification
proofs-not-yet = No verification was made yet
proofs-not-yet-text = The first one begins five minutes after the portal opens.
proofs-findings = What was altered
proofs-missing = What is still missing
proofs-unsigned = A key is missing: this log is not signed.
proofs-log = The log
proofs-origin = Name
proofs-entries = Entries
proofs-signed-size = Signed up to entry
proofs-signed-at = Signed on
proofs-root = Signed root
proofs-keys = Public key
proofs-keys-text = Publish this key elsewhere before you need it: on paper, with your partners.
proofs-stamps = Timestamps
proofs-stamps-authority = Authority
proofs-stamps-size = Stamped up to entry
proofs-witnesses = Witnesses
proofs-witness = Witness
proofs-witness-size = Vouches up to entry
proofs-witness-at = Received on
proofs-never = never
proofs-quorum-reached = Enough witnesses vouch for the last signed state.
proofs-quorum-missing = Witnesses are missing for the last signed state: they are asked twice a minute.
proofs-vouches = This portal is a witness
proofs-vouches-text = It vouches for logs of other portals, under this key:
