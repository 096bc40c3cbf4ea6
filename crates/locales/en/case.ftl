### A case: its parties and what each of them has to do.

# Who agrees to closing.
party-cert = CERT Santé
party-ars = Regional health agency
party-facility = Facility
party-hfds = HFDS

# What is expected.
duty-take-in = Take the declaration in
duty-confirm = Confirm the report
duty-qualify = Qualify the incident
duty-first-contact = Make the first contact with the facility
duty-answer = Answer a question
duty-answer-measure = Answer a proposed measure
duty-decide-support = Decide who supports the facility
duty-report-progress = Tell the ARS of the progress
duty-elsewhere-cnil = Notify the data breach to the CNIL
duty-elsewhere-complaint = File a complaint
duty-elsewhere-anssi = Declare the incident to ANSSI
duty-elsewhere-ansm = Declare the incident to ANSM
duty-elsewhere-nis2-warning = Send the NIS 2 early warning
duty-elsewhere-nis2-notification = Notify the incident under NIS 2
duty-elsewhere-nis2-final = Hand in the NIS 2 final report
duty-assess-care-impact = Assess the impact on care
duty-relay = Inform the delegation and the préfecture
duty-acknowledge = Confirm that you have read it
duty-state-handling = Say whether your own handling has ended
duty-write-closing-report = Write the closing report
duty-agree = Agree to close
duty-close = Close the case
duty-write-lessons = Write the lessons learned
duty-approve-lessons = Approve the lessons learned

case-exercise = Exercise
case-no-agency = No regional health agency

case-title = Case { $reference }
case-print = Story to print
case-facts = The facts, as they are known
case-fact-added = Added { $when }
case-fact-changed = Changed { $when }. Before: { $before }
case-facts-missing = { $count ->
    [one] One fact without an answer
   *[other] { $count } facts without an answer
}
case-other-sites = { $count ->
    [one] One other site affected
   *[other] { $count } other sites affected
}
case-callee-reporter = Reporter
case-callee-technical = Technical contact
case-callee-off-hours = Outside working hours
case-questions-waiting = Questions without an answer
case-question-waits = Question { $count }, without an answer
case-story = The story, newest first
case-next = To do
case-next-none = Nothing is expected for now.
case-next-others = Expected of others
case-since = Expected { $when }
case-offers = Other actions
case-duty-answer = Answer question { $count }
case-duty-measure = Answer measure { $count }
case-qualification = Qualification
case-steps = Steps of the response
case-measures = Measures
case-measure-number = Measure { $count }
case-agreements = Agreements to close
case-knows = Who knows
case-told-since = Since { $when }
case-told-mails = { $count ->
    [one] 1 message
   *[other] { $count } messages
}
case-told-no-mail = On its page only
case-told-read = Read
case-told-on-call = On call at { $body }
case-told-facility = Facility: security mailbox and management
case-told-reporter = Reporter

delivery-waiting = waiting to be sent
delivery-sent = delivered
delivery-failed = { $count ->
    [one] failed, next try at { $next }
   *[other] { $count } failures, next try at { $next }
}
delivery-given-up = not delivered
delivery-no-address = no address

agreement-given = Agreement given
agreement-overruled = Overruled
agreement-awaited = Agreement awaited
agreement-not-asked = Not asked yet

mark-help = Help as soon as possible
mark-unconfirmed = To be confirmed
mark-military = Military hospital

phase-declared = Report
phase-taken-in = Taken in
phase-qualified = Qualification
phase-supported = Support
phase-closing = Closing
phase-lessons = Lessons learned

facility-finess = FINESS { $number }
facility-switchboard = Switchboard
facility-mailbox = Security mailbox
facility-card-link = Facility's card
facility-flag-oiv = Operator of vital importance
facility-flag-ose = Operator of essential services
case-jumps = Parts of the page
act-qualify-again = Revise the qualification
case-supplement = Add to the report
case-contacts = Contacts
case-causes = Causes
case-elsewhere = Steps that the facility owes elsewhere
case-elsewhere-hint = Telling a body here does not replace these steps.
