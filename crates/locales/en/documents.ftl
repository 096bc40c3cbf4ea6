### Documents to keep or to print, as PDF.

document-portal = Vigie
document-confidential = Confidential – for authorised persons only
document-confidential-once-filled-in = Confidential once filled in
document-public = Public
document-printed = Issued on { $when }, for { $who }
document-page = Page
document-about = Case { $reference } · { $facility }
document-download = Download as PDF
document-download-form = Download the form (PDF)
document-download-text = Download the text
document-file-story = story
document-file-form = declaration-form
document-file-binder = playbooks-binder
document-file-custody = custody-sheet
document-file-statement = cnil-notification
document-file-receipt = receipt

# The story of a case.
story-document-summary = At a glance
story-document-scope = This copy holds what may be read by: { $reader }.
story-document-missing = Not answered so far
story-document-measures-none = No measure has been proposed.
story-document-due = What is expected
story-document-owed-by = From whom
story-document-until = Due
story-document-duty = Step
story-document-told = Who was told
story-document-end = End of the record
story-document-state = State of the case
story-document-marks = Particulars
story-document-measure = Measure { $count } – { $kind }
story-document-declared = Declared
story-document-closed = Closed
story-document-handling = Handling by the facility
story-document-acts = Acts read
story-document-first-to-last = { $count ->
    [one] one act, no. { $first }
   *[other] { $count } acts, from no. { $first } to no. { $last }
}

# The statement for the CNIL.
statement-document-title = Elements for the notification to the CNIL
statement-document-due = To be notified before { $when }. After that time, notify all the same and explain the delay.
statement-document-site = The notification is made on this page:

# The receipt.
receipt-document-title = Receipt of a declaration
receipt-document-declared = Declaration received
receipt-document-contacts = Reaching CERT Santé
receipt-link-kept = It is the only way to follow your report and to answer questions. Whoever has it reads your report: keep this document in a safe place.

# The custody sheet of a piece of evidence.
custody-title = Custody sheet of a piece of evidence
custody-piece = The piece
custody-number = Identifier
custody-size = { $size }, that is { $bytes } bytes
custody-received = Received
custody-received-from = Received from
custody-readers = Who may read it
custody-content = Content
custody-kept = Kept, encrypted
custody-destroyed = Destroyed on { $when }
custody-hash-text = Taken while it was received. A copy is faithful if the hash of its bytes is the same, digit for digit.
custody-chain = What became of it
custody-by-hand = Handed over in person
custody-by-hand-text = To be filled in by pen when a copy changes hands outside the portal, then recorded in the case.
custody-by-hand-when = Date and time
custody-by-hand-from = Handed over by (name, signature)
custody-by-hand-to = Received by (name, signature)
