### Alerts: writing, approving, sending, acknowledging (SIGN-3).

tlp-red = TLP:RED
tlp-red-hint = For the named recipients alone.
tlp-amber-strict = TLP:AMBER+STRICT
tlp-amber-strict-hint = Within the facility, to those who must act.
tlp-amber = TLP:AMBER
tlp-amber-hint = Within the facility and with its providers, to those who must act.
tlp-green = TLP:GREEN
tlp-green-hint = Within the health community, never in public.
tlp-clear = TLP:CLEAR
tlp-clear-hint = To everybody. The alert is shown on the public home page.

alert-nature-vulnerability = A vulnerability or a threat, with no incident spreading
alert-nature-vulnerability-hint = The lead of CERT Santé approves.
alert-nature-spreading = An incident that may spread
alert-nature-spreading-hint = HFDS/FSSI approves and steers.
alert-urgency-normal = In the course of the day
alert-urgency-urgent = Now
alert-state-draft = Draft
alert-state-to-approve = To approve
alert-state-approved = Approved, to be sent
alert-state-sent = In force
alert-state-ended = Ended
alert-state-withdrawn = Withdrawn
measure-answer-done = Done
measure-answer-not-concerned = Not concerned
measure-answer-need-help = Need help
receipt-need-help = Needs help
receipt-waiting = No answer
receipt-acknowledged = Received, answer incomplete
receipt-answered = Answered in full

nav-alerts = Alerts
alerts-title = Alerts
alerts-lead = What happened elsewhere and might touch you, and what to do.
alerts-lead-staff = The warnings sent to facilities, and who has answered.
alerts-none = No alert
alerts-none-text = Alerts that concern your facilities will come here.
alerts-write = Write an alert
alerts-column-alert = Alert
alerts-column-state = State
alerts-column-mark = Sharing
alerts-column-when = Updated
alert-title = Alert { $number }
alert-sent-on = Sent on { $when }
alert-sent-public = Published on { $when }
alert-untitled = Title erased
alerts-to-answer = { $count ->
    [one] One alert awaits your answer
   *[other] { $count } alerts await your answer
}
alert-answer-now = Read and answer
home-alerts = Alerts in force

alert-write-title = Write an alert
alert-rewrite-title = Edit alert { $number }
alert-write-lead = Nothing is sent before it is approved. The number of recipients is shown first.
alert-field-title = Title
alert-field-title-hint = One line. It is read in the portal's lists, never in a mail.
alert-field-happens = What is happening
alert-field-happens-hint = The established facts, in order, in plain words.
alert-field-measures = What to do
alert-field-measures-hint = One measure a line. Each facility answers each of them: done, not concerned, need help.
alert-field-nature = What is it about?
alert-field-tlp = Sharing allowed
alert-field-urgency = To be read
alert-field-incident = Grouped incident
alert-field-incident-hint = Optional: the number of the incident that the alert is about, for example INC-2026-007.
alert-population = For whom
alert-population-text = Choose a list, or criteria. A facility must meet every criterion given; within one criterion, any value will do. With no criterion, the whole of France is addressed. Closed facilities and military hospitals are always left out.
alert-field-regions = Regions
alert-field-departements = Départements
alert-field-departements-hint = Numbers separated by spaces or commas, for example 35 56 2A.
alert-field-natures = Kinds of facility
alert-field-categories = FINESS categories
alert-field-categories-hint = Codes of three digits separated by spaces, beside the kinds ticked.
alert-field-flags = Designated by the State as
alert-field-uses = Product or provider used
alert-field-uses-hint = One a line. Facilities that named it in a declaration or say that they use it are found.
alert-field-outside = Leave out the facilities that have a case in this incident
alert-field-outside-hint = They know already, and read the instructions of the incident. Does not apply to a list of numbers.
alert-field-numbers = Or a list of FINESS numbers
alert-field-numbers-hint = One a line or separated by spaces. When the list is filled in, the criteria do not count.
alert-flag-oiv = OIV
alert-flag-ose = OSE
alert-save = Save and count the recipients
alert-unreadable-departement = “{ $value }” is not a département
alert-unreadable-category = “{ $value }” is not a FINESS category of three digits
alert-unreadable-number = “{ $value }” is not a FINESS number
alert-unreadable-incident = This number of an incident cannot be read; it is written like INC-2026-007
alert-outside-of-what = Give the number of the incident whose facilities are left out

alert-counted = { $count ->
    [one] One facility addressed
   *[other] { $count } facilities addressed
}
alert-counted-none = No facility matches
alert-counted-without = { $count ->
    [0] All have an address to write to.
    [one] One facility has no address: it must be called.
   *[other] { $count } facilities have no address: they must be called.
}
alert-counted-ars = Agencies told: { $ars }
alert-happens = What is happening
alert-measures = What to do
alert-measures-none = No measure is asked for: just acknowledge receipt.
alert-corrected = Corrected on { $when }
alert-over-ended = This alert ended on { $when }
alert-over-withdrawn = This alert was withdrawn on { $when }: do not follow it any more
alert-declined = Approval was refused
alert-waits-approval = The alert awaits the approval of { $who }
alert-approver-hfds = HFDS/FSSI
alert-approver-lead = the lead of CERT Santé
alert-approved-by = Approved by { $who }, on { $when }
alert-written-by = Written by { $who }, on { $when }
alert-about = In short
alert-whom = Recipients
alert-whom-nation = Every facility in France
alert-whom-outside = Except those of the incident
alert-whom-list = { $count ->
    [one] A list of one facility
   *[other] A list of { $count } facilities
}
alert-next = What you can do
alert-do-rewrite = Edit
alert-do-submit = Ask for approval
alert-do-approve = Approve
alert-do-decline = Refuse
alert-do-send = { $count ->
    [one] Send to one facility
   *[other] Send to { $count } facilities
}
alert-do-remind = Remind those who have not answered
alert-do-correct = Correct
alert-do-end = End the alert
alert-do-withdraw = Withdraw the alert
alert-why = Why
alert-why-hint = The recipients read it.
alert-correct-text = What is corrected
alert-correct-measures = Measures added
alert-correct-measures-hint = Optional, one a line. Those who had answered everything will be asked about them.
alert-story = What happened
alert-act-written = Text written
alert-act-submitted = Approval asked for
alert-act-approved = Approved
alert-act-declined = Approval refused
alert-act-sent = { $count ->
    [one] Sent to one facility
   *[other] Sent to { $count } facilities
}
alert-act-reminded = { $count ->
    [one] One facility reminded
   *[other] { $count } facilities reminded
}
alert-act-corrected = Corrected
alert-act-ended = Ended
alert-act-withdrawn = Withdrawn
alert-mails-sent = Mails gone
alert-mails-waiting = Mails on their way
alert-mails-given-up = Mails not delivered
alert-expanding = The sending is under way: { $count } facilities dealt with
alert-board = Who has answered
alert-board-all = See all recipients
alert-board-title = Alert { $number }: who has answered
alert-board-ars = By agency
alert-board-column-ars = Agency
alert-board-column-total = Recipients
alert-board-without-ars = Without an agency
alert-board-none = Nobody matches
alert-board-none-text = Change the filter, or wait for the end of the sending.
alert-board-column-facility = Facility
alert-board-column-receipt = Answer
alert-board-column-reach = Reach
alert-board-filter-ars = Agency
alert-board-filter-ars-every = All agencies
alert-board-filter-receipt = Answer
alert-board-filter-receipt-every = All answers
alert-board-filter-reach = Reachable
alert-board-filter-reach-every = All facilities
alert-board-not-by-mail = Without an address: to be called
alert-board-answers = { $done } done, { $not } not concerned, { $help } need help
alert-board-export = Download this list (CSV)
alert-csv-comment = Comment
alert-csv-measure = Measure { $number }
alert-csv-finess = FINESS
alert-csv-town = Town
alert-csv-departement = Département
alert-csv-phone = Phone
alert-csv-mailbox = Security mailbox
alert-csv-when = Answered on

alert-reply = Your answer
alert-reply-text = Answer each measure, or just acknowledge receipt: you can complete it later.
alert-reply-for = For which facilities
alert-reply-measure = Measure { $number }
alert-reply-comment = Details
alert-reply-comment-hint = Optional. If you need help, say which, and how to reach you.
alert-reply-send = Acknowledge and answer
alert-reply-given = Your answer is recorded. You can change it as long as the alert is in force.
alert-reply-over = The alert is no longer in force: nothing is expected of you.
alert-sign-in = Does this alert concern you? Sign in to answer it.

flash-alert-written = The alert is saved. This is whom it would reach.
flash-alert-done = It is recorded.
flash-alert-sent = The alert is leaving. Declarations go before it.
flash-alert-answered = Your answer is recorded. Thank you.

refusal-wrong-alert-state = The alert does not stand there: { $state }.
refusal-nobody-concerned = No facility matches this choice. Widen it.
refusal-term-too-short = Write at least { $max } letters of each product or provider.
refusal-too-many-measures = An alert asks for { $max } measures at most.
refusal-hfds-steers = An incident may spread: this alert is steered by HFDS/FSSI.
refusal-everybody-answered = All recipients have answered: nobody is left to remind.

duty-approve-alert = Approve an alert, or turn it down
