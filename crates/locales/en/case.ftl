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
duty-assess-care-impact = Assess the impact on care
duty-relay = Inform the delegation and the préfecture
duty-acknowledge = Confirm that you have read it
duty-state-handling = Say whether your own handling has ended
duty-write-closing-report = Write the closing report
duty-agree = Agree to close
duty-close = Close the case
duty-write-lessons = Write the lessons learned

case-exercise = Exercise
case-no-agency = No regional health agency
