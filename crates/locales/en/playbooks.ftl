### Playbooks: what to do, by type of incident.

playbooks-title = Playbooks
playbooks-lead = What to do, depending on what happens: the first fifteen minutes, what to avoid, whom to call, and when it is over. Print them and keep them beside the duty phone.
playbooks-all = All playbooks
playbooks-for = For whom?
playbooks-review = To be read again by { $day }

playbook-skill-anyone = Everybody
playbook-skill-generalist = IT
playbook-skill-security = IT security
playbook-mark-generalist = IT
playbook-mark-security = security

playbook-first-minutes = The first fifteen minutes
playbook-not-to-do = What not to do
playbook-whom-to-call = Whom to call
playbook-evidence = Evidence to keep
playbook-measures = Measures
playbook-over = When it is over
playbook-sources = Sources

playbooks-filter-type = What happens
playbooks-filter-type-every = All situations
playbooks-filter-skill = For whom
playbooks-filter-skill-every = All readers
playbooks-none = No playbook matches
playbooks-none-text = Clear one of the choices to see more.
playbooks-to-approve = { $count ->
    [one] One playbook awaits a second person's approval
   *[other] { $count } playbooks await a second person's approval
}
duty-review-playbook = Read a playbook again
nav-playbooks = Playbooks

playbook-state-draft = Never approved
playbook-state-in-force = In force
playbook-state-withdrawn = Withdrawn
playbook-draft-writing = Being written
playbook-draft-to-approve = To approve

playbook-version = Version { $number }
playbook-version-of = Version { $number } of { $when }
playbook-version-by = written by { $writer }, approved by { $approver }
playbook-version-shipped = came with the portal
playbook-version-before = Read version { $number }
playbook-named = { $title } (version { $number })
playbook-current = Read the version in force
playbook-replaced-notice = This version is no longer in force
playbook-withdrawn-notice = This playbook is no longer to be followed: CERT Santé withdrew it
playbook-only-french = This playbook exists in French only
playbook-print = Print (PDF)
playbook-work = Writing and versions
playbook-differences = What changed since version { $number }
playbook-differences-none = The text in French is the same.
playbook-line-gone = Line removed:
playbook-line-new = Line added:

binder-title = Binder to print
binder-text = Tick the playbooks to put together, or none to take them all. The binder has a cover, a table of contents and room for your own numbers.
binder-add = In the binder
binder-print = Print the binder (PDF)
binder-lead = What to do, depending on what happens. Keep this binder beside the duty phone: it is read without any network.
binder-made = Steps for: { $readers }. Printed on { $when }.
binder-contents = Contents
binder-contacts = Reaching CERT Santé
binder-own-numbers = Your numbers
binder-own-direction = Manager on duty
binder-own-it = IT on call
binder-own-provider = Provider or host

playbook-board-title = Playbooks: writing
playbook-board-link = Write the playbooks
playbook-board-lead = Each playbook is written by one person, approved by another, and read again before its day.
playbook-column-playbook = Playbook
playbook-column-state = Where it stands
playbook-column-review = Review
playbook-column-changed = Last change
playbook-review-by = To be read again by { $day }

playbook-write = Write a playbook
playbook-write-title = Write a playbook
playbook-rewrite = Write the next version
playbook-rewrite-title = Write the next version
playbook-write-back = Go back without keeping
playbook-write-lead = Nobody reads it before a second person approves it; the version in force stays in place until then.
playbook-blank-lead = When this playbook applies, in a sentence or two.
playbook-field-causes = For which incidents
playbook-field-causes-hint = The playbook is proposed in cases that have one of these causes.
playbook-field-facilities = For which facilities
playbook-field-facilities-hint = None ticked: for all of them.
playbook-every-facility = Every facility
playbook-field-french = The text in French
playbook-field-french-hint = In Markdown, under the headings that are there already.
playbook-field-english = The text in English
playbook-field-english-hint = Where it is missing, English-speaking readers read the French. The same parts, under their English headings.
playbook-form-help = The form of a playbook
playbook-form-help-text = A title (#), a sentence that says when it applies, then the six parts (##) in order, each with at least one step. The steps of the first fifteen minutes are numbered.
playbook-form-help-marks = A step begins with [informatique] or [sécurité] in French, [IT] or [security] in English, unless it is for everybody.
playbook-form-help-measures = Measures are sorted under these headings (###) in French:
playbook-save = Keep the text
playbook-preview-do = Preview
playbook-preview = Preview
playbook-preview-text = Nothing is kept yet. Every step is shown, whoever the reader.

playbook-read = Read the playbook
playbook-waiting = The text that is not in force yet
playbook-written-by = Written by { $who }, { $when }
playbook-shipped-notice = This text comes with the portal's new version. Yours stays in force until somebody approves it.
playbook-own-notice = You wrote this text: another person approves it
playbook-declined = Approval was refused
playbook-draft-differences = What this text changes in the version in force
playbook-next = What you can do
playbook-versions = Versions
playbook-story = What happened
playbook-withdrawn-by = Withdrawn by { $who }, { $when }
playbook-why = Why
playbook-review-day = To be read again by
playbook-review-note = What you checked
playbook-day-unreadable = Give a day, for example 21/11/2027.
playbook-do-submit = Ask a second person to approve
playbook-do-approve = Approve and put in force
playbook-do-decline = Turn down
playbook-do-discard = Give this text up
playbook-do-review = Read again, without change
playbook-do-withdraw = Withdraw the playbook
playbook-act-installed = Installed with the portal
playbook-act-shipped = New text proposed by the portal
playbook-act-written = Text written
playbook-act-submitted = Approval asked for
playbook-act-approved = Approved, to be read again by { $day }
playbook-act-declined = Approval refused
playbook-act-discarded = Text given up
playbook-act-reviewed = Read again without change, to be read again by { $day }
playbook-act-withdrawn = Withdrawn
flash-playbook-written = The text is kept. It is not in force.
flash-playbook-approved = The playbook is in force.

playbook-send = Send
playbook-send-other = Send another playbook
playbook-sent = Sent
playbook-fits-found = established cause: { $what }
playbook-fits-declared = declared cause: { $what }
playbook-fits-seen = seen: { $what }

refusal-no-such-playbook = This playbook is not in force. Choose another one.
refusal-wrong-playbook-state = The playbook does not stand there. Read its page again.
refusal-cause-missing = Say for which incidents the playbook is written.
refusal-playbook-no-title = Give a title (# Title) and, below it, a sentence that says when the playbook applies.
refusal-playbook-heading = “{ $words }” is not the heading of a part of a playbook.
refusal-playbook-measure-kind = “{ $words }” is not a kind of measure.
refusal-playbook-section = The part “{ $words }” is missing, empty or not in its place; each measure goes under a heading (###).
refusal-playbook-source = “{ $words }” is not a link: write [Title](https://…).
refusal-review-day = Choose a day after today, within { $max } years.
