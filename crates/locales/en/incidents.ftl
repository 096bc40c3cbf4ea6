# Significant incidents: their cases, their steering, their page.

mail-case-joined-incident-subject = Case { $reference }: handled with others
mail-case-joined-incident-subject-short = Handled with other cases
mail-case-joined-incident-body = The case is now handled together with others of the same cause. Common instructions are read in the case.
mail-case-left-incident-subject = Case { $reference }: handled separately
mail-case-left-incident-subject-short = Handled separately
mail-case-left-incident-body = The case is handled by itself again.
mail-incident-decision-subject = Case { $reference }: common instruction
mail-incident-decision-subject-short = Common instruction
mail-incident-decision-body = A decision concerns every facility that is touched. Please read it in the case.
mail-incident-action-subject = Case { $reference }: action requested
mail-incident-action-subject-short = Action asked of everybody
mail-incident-action-body = An action is asked of every facility that is touched. Please say in the case where you stand.
mail-incident-action-ended-subject = Case { $reference }: action ended
mail-incident-action-ended-subject-short = Common action ended
mail-incident-action-ended-body = A common action is no longer asked for.
mail-incident-statement-subject = Case { $reference }: statement published
mail-incident-statement-subject-short = Statement published
mail-incident-statement-body = A public statement was published. It is read in the case.
mail-incident-over-subject = Case { $reference }: common handling ended
mail-incident-over-subject-short = Common handling ended
mail-incident-over-body = The common handling with the other cases has ended.
mail-incident-help-needed-subject = Case { $reference }: help needed
mail-incident-help-needed-subject-short = Help needed with an action
mail-incident-help-needed-body = A facility needs help with a common action.

mail-incident-opened-subject = Incident { $reference }: to be steered
mail-incident-opened-body = Cases of one cause were brought together. How they are handled is to be chosen.
mail-incident-cases-changed-subject = Incident { $reference }: cases changed
mail-incident-cases-changed-body = A case joined the incident, or left it.
mail-incident-mode-chosen-subject = Incident { $reference }: mode chosen
mail-incident-mode-chosen-body = How the incident is handled was chosen.
mail-incident-decided-subject = Incident { $reference }: decision
mail-incident-decided-body = Something was decided.
mail-incident-plan-changed-subject = Incident { $reference }: action plan
mail-incident-plan-changed-body = The action plan has changed.
mail-incident-action-asked-subject = Incident { $reference }: action requested
mail-incident-action-asked-body = An action of the plan is yours.
mail-incident-statement-to-approve-subject = Incident { $reference }: statement to approve
mail-incident-statement-to-approve-body = A public statement waits for a second person's approval.
mail-incident-public-page-changed-subject = Incident { $reference }: public communication
mail-incident-public-page-changed-body = The public page has changed.
mail-incident-situation-reported-subject = Incident { $reference }: situation report
mail-incident-situation-reported-body = A situation report was written.
mail-incident-closed-subject = Incident { $reference }: closed
mail-incident-closed-body = The incident is closed.
mail-incident-duty-overdue-subject = Incident { $reference }: overdue
mail-incident-duty-overdue-body = Something that is expected of you is overdue.

word-mode-normal = Normal mode
word-mode-crisis = Crisis mode
word-reach-everybody = Everybody, every facility included
word-reach-authorities = The authorities concerned
word-reach-steering = CERT Santé and HFDS
word-progress-not-started = Not started
word-progress-under-way = Under way
word-progress-done = Done
word-progress-not-concerned = Not concerned
word-progress-needs-help = Needs help
word-action-end-done = Carried out
word-action-end-withdrawn = Taken out of the plan
word-cell-decision = Decision cell
word-cell-operations = Operations cell
word-presence-present = Present
word-presence-away = Away
word-presence-relieved = Relieved
word-statement-draft = To be approved
word-statement-approved = Approved, to be published
word-statement-published = Published
word-statement-withdrawn = Withdrawn

incident-warn = Alert other facilities
duty-choose-mode = Choose how the incident is handled
duty-report-situation = Write the situation report
duty-approve-statement = Approve a public statement
duty-end-action = Carry out an action of the plan
duty-state-progress = Carry out a common action and say where you stand
duty-close-incident = Close the incident

refusal-in-incident = This case is handled with others in an incident: take it out of it first.
refusal-unknown-incident = There is no incident { $incident }.
refusal-not-in-incident = This case does not belong to this incident.
refusal-not-significant = This takes a case qualified as significant, or several cases of one cause that are still handled.
refusal-mixes-exercise = An exercise and a real incident are never mixed.
refusal-incident-over = This incident is closed, or merged into another: nothing can change in it any more.
refusal-cases-open = Cases of this incident are not closed. Each closes by its own agreements, the incident afterwards.
refusal-not-in-crisis = This incident is not in crisis mode.
refusal-no-such-action = This action is not in the plan, or has ended.
refusal-no-such-statement = This statement does not exist, or is not at this stage.
refusal-no-such-member = This person is in no cell, or was relieved.
refusal-names-facility = Every facility that is touched reads this text: it must name none of them, nor cite their case.

story-incident-joined = Case brought together with others of the same cause
story-incident-left = Case handled by itself again
story-progress = Common action { $number }: { $progress }
story-incident = Incident

nav-incidents = Incidents
incidents-lead = Significant incidents bring together the cases of one cause. HFDS steers them; every case reads what is decided once for all.
incidents-lead-own = The significant incidents that touch cases which you see.
incidents-owed = { $count ->
    [one] One thing is expected of you
   *[other] { $count } things are expected of you
}
incidents-none = No significant incident
incidents-none-text = They open when an expert of the CERT confirms that cases have the same cause, or judges a case significant.
incidents-open = { $count ->
    [one] One incident under way
   *[other] { $count } incidents under way
}
incidents-over = { $count ->
    [one] One incident over
   *[other] { $count } incidents over
}

incident-number = Number
incident-name = Name
incident-mode = Handling
incident-mode-none = Mode to be chosen
incident-state-over = Over
incident-opened = Opened
incident-closed = Closed
incident-opened-when = Opened on { $when }
incident-crisis-since = crisis mode since { $when }
incident-merged = The cases of this incident passed to incident { $reference }.
incident-cases = { $count ->
    [0] No case
    [one] One case
   *[other] { $count } cases
}
incident-board = Facilities touched
incident-board-none = No case that you see is in this incident.
incident-own-chain = Military chain
incident-plan = Action plan
incident-plan-none = The action plan will show here: what is asked, of whom, by when.
incident-action = Action { $count }
incident-action-line = Action { $number }: { $text }
incident-owner-facilities = Every facility touched
incident-owner = Carried out by
incident-due = By { $when }
incident-decision = Decision { $count }
incident-decisions = Decisions
incident-decisions-none = What is decided here is read in every case concerned.
incident-grounds = Reasons
incident-statements = Public communication
incident-reports = Situation reports
incident-owed = Expected
incident-cell-empty = Nobody sits there yet.
incident-card = Significant incident
incident-audience-all = Read by every facility touched

incident-log = Log
incident-log-title = Log of incident { $reference }
incident-log-file = log-{ $reference }
incident-log-summary = In short
incident-log-acts = Everything that was done, in order
incident-log-number = act no. { $number }

incident-story-opened = Incident opened
incident-story-named = Name given
incident-story-merged = Cases passed to incident { $reference }
incident-story-joined = Case { $reference } joins the incident
incident-story-left = Case { $reference } leaves the incident
incident-story-mode = Mode chosen: { $mode }
incident-story-decided = Decision { $count }
incident-story-action = Action { $count } added to the plan
incident-story-action-ended = Action { $count }: { $end }
incident-story-drafted = Statement { $count } drafted
incident-story-approved = Statement { $count } approved
incident-story-published = Statement { $count } published
incident-story-withdrawn = Statement { $count } withdrawn
incident-story-seated = { $cell }: somebody joins
incident-story-attendance = { $person }: { $presence }
incident-story-logged = Log entry
incident-story-reported = Situation report { $count }
incident-story-handed-over = Handover
incident-story-closed = Incident closed

order-mode = Choose how it is handled
order-mode-short = Choose this mode
order-mode-hint = In normal mode the incident is handled as a serious one. Crisis mode opens the cells, the situation reports and the crisis log.
order-decide = Decide
order-decide-short = Record the decision
order-decide-hint = The decision is read at once in every case to which it is addressed.
order-action = Add an action to the plan
order-action-short = Add to the plan
order-action-hint = Each facility says in its case where it stands.
order-end-action = End an action
order-end-action-short = End it
order-end-action-hint = The action is no longer expected. It stays in the log.
order-report = Write the situation report
order-report-short = Record the report
order-report-hint = What happened since the last report is already written: complete and correct it.
order-log = Write in the crisis log
order-log-short = Record
order-log-hint = A fact, a call, a request: timed and kept in the log.
order-seat = Call somebody to a cell
order-seat-short = Add to the cell
order-seat-hint = The person needs no account on the portal.
order-attendance = Note attendance
order-attendance-short = Record
order-attendance-hint = Arrival, absence, relief.
order-hand-over = Hand over
order-hand-over-short = Record the handover
order-hand-over-hint = What the next shift must know.
order-draft = Draft a public statement
order-draft-short = Propose this statement
order-draft-hint = Somebody else approves it before it is published. It names no facility.
order-approve = Approve a public statement
order-approve-short = Approve
order-approve-hint = You approve the text as it is written here.
order-publish = Publish a public statement
order-publish-short = Publish now
order-publish-hint = The approved text appears at once on the public page.
order-withdraw = Take a public statement back
order-withdraw-short = Take it off the public page
order-withdraw-hint = The text leaves the public page and stays in the log.
order-join = Add a case
order-join-short = Add to the incident
order-join-hint = The case is handled in common at once. Those who work on it are told.
order-release = Take a case out
order-release-short = Take it out
order-release-hint = The case is handled by itself again. It keeps what it has read so far.
order-name = Give it a name
order-name-short = Record
order-name-hint = Read by the authorities alone, never by the facilities.
order-close = Close the incident
order-close-short = Close the incident
order-close-hint = All its cases are closed. The facilities touched read this summary.

order-back = Back to the incident
order-why = Why
order-note = Details
order-mode-which = Mode
order-decide-to = For whom
order-decide-text = Decision
order-decide-text-hint = When every facility reads it, name none of them.
order-action-owner = Carried out by
order-action-text = What is to be done
order-action-text-hint = When every facility reads it, name none of them.
order-action-due = By when
order-end-action-which = Action
order-end-action-how = It was
order-report-situation = Situation
order-report-done = Done since the last report
order-report-next = What comes next
order-report-needs = Needs
order-log-text = What happened
order-log-at = When
order-log-at-hint = Now, if you leave it blank.
order-seat-cell = Cell
order-seat-person = Name
order-seat-function = Function
order-attendance-who = Who
order-attendance-how = Attendance
order-attendance-at = Since when
order-hand-over-to = To whom
order-hand-over-text = What there is to know
order-draft-which = Statement to rewrite
order-draft-which-hint = Leave it blank for a new statement.
order-draft-title = Heading
order-draft-text = Text
order-approve-which = Statement to approve
order-publish-which = Statement to publish
order-withdraw-which = Statement to take back
order-join-case = Number of the case
order-join-number = The number of a case is written as 2026-000123.
order-join-unknown = No case bears this number.
order-release-case = Case
order-name-title = Name
order-close-summary = Summary
order-close-summary-hint = Read by every facility touched: name none of them.

incident-since = Since { $when }:
incident-since-joined = { $count ->
    [one] One case joined the incident.
   *[other] { $count } cases joined the incident.
}
incident-since-left = { $count ->
    [one] One case left it.
   *[other] { $count } cases left it.
}
incident-since-logged = { $count ->
    [one] One log entry.
   *[other] { $count } log entries.
}
incident-since-decided = { $count ->
    [one] Decision { $numbers }.
   *[other] Decisions { $numbers }.
}
incident-since-set = { $count ->
    [one] Action { $numbers } added to the plan.
   *[other] Actions { $numbers } added to the plan.
}
incident-since-ended = { $count ->
    [one] Action { $numbers } ended.
   *[other] Actions { $numbers } ended.
}
incident-since-published = { $count ->
    [one] Statement { $numbers } published.
   *[other] Statements { $numbers } published.
}
incident-since-progress = Action { $action } – { $counts }.

gather-title = Pass to a significant incident
gather-lead = Confirm that this case and others have the same cause: they pass to phase 4 bis at once, in one incident, and HFDS is told. A single case must have been judged significant.
gather-others = Numbers of the other cases
gather-others-hint = Separated by blanks or commas.
gather-send = Confirm
instructions-title = Common instructions
instructions-lead = Your case is handled with others of the same cause. This is what is asked of every facility touched. The others see nothing of your case, nor you of theirs.
instructions-none = No common instruction
instructions-none-text = This case is handled by itself.
instructions-actions-none = No action is asked of you for now.
instructions-former = Common handling has ended for this case
instructions-waiting = { $count ->
    [one] One common action waits for your answer
   *[other] { $count } common actions wait for your answer
}
instructions-common = This case is handled with others of the same cause
instructions-link = Read the instructions and say where you stand
instructions-stands = Where do you stand?
instructions-note = Details
instructions-note-text = Needed when you ask for help or are not concerned.
instructions-change = Change what we said
instructions-send = Record where we stand
statements-title = Public statements
statements-lead = What the ministry says of incidents under way.
statements-none = No statement
statements-none-text = The ministry's statements will appear here.
