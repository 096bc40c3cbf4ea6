### Evidence: files of a case, and their chain of custody.

size-bytes = { $number ->
    [1] { $number }{ "\u00A0" }byte
   *[other] { $number }{ "\u00A0" }bytes
}
size-kilobytes = { $number }{ "\u00A0" }kB
size-megabytes = { $number }{ "\u00A0" }MB
size-gigabytes = { $number }{ "\u00A0" }GB

evidence-name = File
evidence-size = Size
evidence-hash = SHA-256
evidence-origin = Where it comes from
evidence-note = What it is
evidence-form = Form
evidence-form-as-received = As received, byte for byte
evidence-form-wrapped = Wrapped in an encrypted archive
evidence-reason = Reason
evidence-recipient = Given to
evidence-means = How
evidence-receipt = Proof of receipt
evidence-media-type = Declared type
evidence-from = Received from
evidence-audience = Open to

evidence-title = Evidence of case { $reference }
evidence-lead = Logs, mails, screenshots, disk images: what helps to understand the incident and may serve as proof.
evidence-card = Evidence
evidence-held = Evidence received
evidence-none-yet = No evidence yet. The files sent will appear here.
evidence-send-link = Send or read evidence
evidence-list-link = Read the evidence
evidence-dangerous = May be dangerous
evidence-destroyed = Content destroyed
evidence-back = Evidence of case { $reference }

evidence-send = Send files
evidence-send-text = Up to { $max } a file. Each file is hashed as it arrives, then encrypted. If the connection is cut, choose the same file again: sending goes on where it stopped.
evidence-origin-asked = Where do these files come from?
evidence-origin-asked-hint = For example: firewall of the main site, reception desk workstation, mailbox of the department.
evidence-note-asked = What are they?
evidence-note-asked-hint = Period covered, tool that extracted them, what to look for.
evidence-audience-asked = Who may read them?
evidence-files = Files
evidence-files-hint = Send them as they are, even suspicious: they will never be opened here.
evidence-send-button = Send
evidence-no-file = Choose at least one file.
evidence-going = %name%: %share%% sent
evidence-cut = Connection cut while sending %name%. Nothing is lost: sending goes on as soon as possible.
evidence-refused = This file could not be taken. Reload the page to see where the case stands.
evidence-too-large = This file is larger than the case can take. Split it, or agree on another way with CERT Santé.

evidence-chain = Chain of custody
evidence-chain-text = Who received, copied, handed over or destroyed this piece, when and why. Nothing in it is ever changed.
evidence-sheet = Custody sheet (PDF)
evidence-copy = Take a copy
evidence-copy-text = Each copy is entered in the chain of custody, with your name and the reason.
evidence-copy-ready = Your copy is noted in the chain of custody.
evidence-copy-ready-text = The download begins. If it does not start, or stops, take it up again here: the copy waits for you for one day.
evidence-copy-fetch = Download the copy
evidence-copy-reason = Why this copy?
evidence-copy-reason-hint = For example: analysis, answer to a judicial request.
evidence-copy-button = Download
evidence-copy-wrapped-button = Download wrapped
evidence-copy-wrapped = Opening this piece may run something. It leaves in an encrypted archive, whose password is “{ $password }”. Open it only on a machine meant for that.
evidence-copy-may-wrap = Wrapped, the piece leaves in an encrypted archive, whose password is “{ $password }”.
evidence-transfer = Handing over
evidence-transfer-note = Note a handing over
evidence-transfer-recipient = To whom?
evidence-transfer-means = How?
evidence-transfer-reason = Why?
evidence-transfer-receipt = Proof of receipt
evidence-transfer-receipt-hint = Reference of the record, the slip or the message.
evidence-transfer-button = Note the handing over
evidence-destroy = Destruction
evidence-destroy-open = Destroy the content
evidence-destroy-text = The content is erased for ever. The name, the hash and the chain of custody remain in the case.
evidence-destroy-reason = Why?
evidence-destroy-button = Destroy the content
flash-evidence-received = Your files are received and entered in the case.
