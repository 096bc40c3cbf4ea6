### The forms by which staff act on a case.

act-back = Back to the case
act-latest = Latest acts
act-list-item = – { $text }
act-missing-words = Write a text.
act-missing-choice = Choose an answer.
act-missing-moment = Give a date.
act-since = { $count ->
    [one] One act was recorded since you opened this page:
   *[other] { $count } acts were recorded since you opened this page:
}
act-since-label = What changed in the meantime

act-take-in = Take in
act-take-in-hint = The reporter is told that the CERT is dealing with the case.

act-confirm = Confirm the report
act-confirm-hint = The report comes from somebody whom the facility has not designated. Check it, for instance by calling back a number that you found yourself.
act-confirm-short = Confirm
act-confirm-note = How did you check it?
act-confirm-note-hint = Whom you reached, at which number, where the number comes from.

act-qualify = Qualify the incident
act-qualify-short = Check before sending

act-contact = Log a contact
act-contact-hint = The first contact is expected as soon as possible after the qualification.
act-contact-short = Record the contact
act-contact-means = How?
act-contact-at = When?
act-contact-at-hint = Leave empty if it was just now.
act-contact-summary = What was said
act-contact-summary-hint = The facility reads this text.

act-write = Write
act-write-hint = A question waits for an answer and stands among what the facility has to do. A message does not.
act-write-short = Send
act-write-text = Write
act-write-to = For
act-write-within = Answer wished for
act-write-hours = { $count ->
    [one] within the hour
   *[other] within { $count } hours
}
act-write-question = Question to the facility
act-write-message = Message: { $audience }
act-write-note = Internal note, CERT only

act-measure = Propose a measure
act-measure-hint = The facility accepts it, does it, or refuses it and says why. An emergency measure does not wait for the causes to be known.
act-measure-short = Propose the measure
act-measure-kind = Purpose of the measure
act-measure-text = What the facility has to do
act-measure-text-hint = A single measure, in plain words, with what to avoid.
act-measure-due = To be done before
act-measure-due-hint = Leave empty if there is no deadline.

act-withdraw = Withdraw a measure
act-withdraw-hint = The facility is told that it need not do it any more.
act-withdraw-short = Withdraw the measure
act-withdraw-measure = Which measure?
act-withdraw-choice = Measure { $number }: { $kind } ({ $state })
act-withdraw-reason = Why?

act-step = Update a step
act-step-hint = Steps may run at the same time.
act-step-short = Record the step
act-step-step = Step
act-step-state = Where does it stand?
act-step-actors = Who carries it out?
act-step-note = Details

act-causes = Record the causes
act-causes-hint = What is known so far. You can come back to it.
act-causes-short = Record the causes
act-causes-nature = Attack or failure?
act-causes-causes = Causes
act-causes-perimeter = Technical perimeter
act-causes-perimeter-hint = Hardware, software, accounts and networks concerned.
act-causes-text = Details

act-providers = Propose providers
act-providers-hint = Providers of the directory. Those that work in the region and can do what the incident calls for come first. The facility gets how to reach them.
act-providers-short = Send the list
act-providers-list = Providers
act-providers-note = A word for the facility

act-playbook = Send a playbook
act-playbook-hint = The facility gets the version in force, which will not change, and the measures that you tick.
act-playbook-short = Send the playbook
act-playbook-which = Playbook
act-playbook-skill = For whom
act-playbook-measures = Measures to propose
act-playbook-measures-hint = Those that the case has already are left out.
act-playbook-note = A word for the facility

act-report = Send the incident management report
act-report-hint = At the end of the support: what happened, what was done, and how to harden the system.
act-report-short = Send the report

act-support = Decide on the support
act-support-hint = Until the agency has decided, CERT Santé supports the facility.
act-support-short = Record the decision
act-support-choice = Who supports the facility?
act-support-comment = Details

act-care-supply = Measures on the supply of care
act-care-supply-hint = What the agency does in its territory: coordination, transfer of patients, reinforcements. The facility does not read this text.
act-care-supply-short = Record
act-care-supply-text = Measures taken

act-relay = Log an information passed on
act-relay-hint = The département office and the préfecture are to be informed.
act-relay-short = Record
act-relay-target = Service informed
act-relay-at = When?
act-relay-at-hint = Leave empty if it was just now.
act-relay-note = Details

act-care-impact = Assess the effect on care
act-care-impact-hint = The assessment is read by the authorities, and first by HFDS.
act-care-impact-short = Record the assessment
act-care-impact-text = Assessment

act-degraded-mode = Recommend a degraded mode
act-degraded-mode-hint = The facility reads these recommendations.
act-degraded-mode-short = Send the recommendations
act-degraded-mode-text = Recommendations

act-interministerial = Describe the effect on other ministries
act-interministerial-hint = Read by the authorities that follow the case.
act-interministerial-short = Record
act-interministerial-text = Effect on other ministries

act-acknowledge = Confirm that you have read

act-to-closing = End the support
act-to-closing-hint = The case moves to closing. The closing report and the agreements remain.
act-to-closing-short = Move to closing

act-closing-report = Write the closing report
act-closing-report-hint = The parties read it before they agree. If it changes, they are asked again.
act-closing-report-short = Record the report

act-agree = Agree to close
act-agree-hint = The agreement rests on the closing report, as you have read it.
act-agree-short = Agree
act-agree-comment = A word, if you wish

act-overrule = Overrule a silence
act-overrule-hint = The party is told, and the reason stays on record.
act-overrule-short = Overrule
act-overrule-party = Which party does not answer?
act-overrule-reason = Why overrule it?

act-close = Close the case
act-close-hint = The follow-up thread is closed. Only lessons learned and reopening remain possible.

act-reopen = Reopen the case
act-reopen-hint = The agreements given lapse. Everybody who follows the case is told.
act-reopen-short = Reopen
act-reopen-reason = Why?

act-lessons = Write the lessons learned
act-lessons-hint = Shared with the agency and the facility, who can complete it. The first words come from the case: read them again.
act-lessons-short = Record the lessons
act-approve-lessons = Approve the lessons learned
act-approve-lessons-hint = You are the second person: read all of it, with what the agency and the facility added. Once approved, it enters the base shared with the agencies.
act-approve-lessons-short = Approve

act-lead = Change the leading territory
act-lead-hint = The new agency is told. The former one keeps what it has read.
act-lead-short = Change
act-lead-departement = Leading département
act-lead-reason = Why?
