### Those who report: their cases, their duties, their facility.

# What is owed elsewhere.
elsewhere-cnil = Personal data may have been lost, changed or seen. You may notify in two steps: warn first, complete later.
elsewhere-cnil-help = Prepare the notification to the CNIL
elsewhere-complaint = File the complaint with the police or the gendarmerie. Bring the screenshots, the messages received and the time when you noticed.
elsewhere-anssi = An operator of essential services or of vital importance also reports its incidents to ANSSI itself, as soon as it knows of them.
elsewhere-ansm = A medical device, or prescription or dispensing software is concerned: report the incident to ANSM as part of its vigilance.
elsewhere-not-here = Telling it here is not a declaration to these bodies: it is up to you to make it.
elsewhere-before = To be done before { $when }.
elsewhere-done = Done, according to your answers
elsewhere-at-once = Without delay
elsewhere-nis2-warning = The incident is significant: an early warning says in a few lines what happens, whether it seems malicious and whether it may touch other countries.
elsewhere-nis2-notification = The notification completes the early warning: severity, consequences, technical indicators known.
elsewhere-nis2-final = The final report describes the incident, its cause, the measures taken and its effects. If the incident goes on, a progress report stands in.
elsewhere-record = Say that it is done, or that it does not concern you
elsewhere-correct = Correct what is recorded
elsewhere-met = Done on { $when }
elsewhere-met-late = Done late, on { $when }
elsewhere-not-concerned = Not concerned
elsewhere-stopped = No longer applies

clock-recipient = Owed to
clock-text = Legal text
clock-term = Time allowed
clock-term-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}, nights and holidays included
clock-term-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
clock-term-without-delay = Without delay
clock-from = Starting point
clock-due = To be done before
clock-record = What you have done
clock-answer = Where do you stand?
clock-made = It is done
clock-not-concerned = It does not concern us
clock-when = When was it done?
clock-when-hint = If it is done. Leave empty if you have just done it.
clock-receipt = Receipt number
clock-receipt-hint = If it is done: the number of the acknowledgement or of the complaint, or what proves it.
clock-reason = Why does it not concern you?
clock-reason-hint = Only if it does not concern you.
clock-send = Record

# A case, as the facility follows it.
folder-title = Case { $reference }
folder-declared = Declared on { $when }
folder-phase-declared = Declaration
folder-phase-taken-in = Taking in
folder-phase-qualified = Analysis
folder-phase-supported = Support
folder-phase-closing = Closure
folder-phase-lessons = Lessons learned
folder-now-sent = Your declaration has arrived. CERT Santé is going to take it into account; you will get a message.
folder-now-taken-in = CERT Santé has taken your declaration into account and is analysing it. It may ask you questions.
folder-now-supported = CERT Santé is supporting you. It may propose measures and ask you questions.
folder-now-supported-ars = Your regional health agency is supporting you. CERT Santé is kept informed.
folder-now-supported-both = CERT Santé and your regional health agency are supporting you together.
folder-now-not-incident = After analysis, this is not a security incident. You need do nothing more; the case is about to be closed.
folder-now-closing = The support has ended. Tell us whether the incident is over at your facility: this is what allows the case to be closed.
folder-now-agreements = The incident is over at your facility. Everybody agrees to close the case.
folder-now-closed = The case is closed. If the incident starts again, call CERT Santé or make a new declaration.
folder-now-closed-not-incident = The case is closed: it was not a security incident. If in doubt again, report again.
folder-unconfirmed = To be confirmed
folder-help-asked = Help asked for at once
folder-asked = What is asked of you now
folder-asked-nothing = Nothing is asked of you for the moment.
folder-asked-since = Asked { $ago }
folder-asked-due = Answer wished for before { $when } ({ $left })
folder-question = Question { $count }
folder-answer = Your answer
folder-answer-send = Send the answer
folder-measure = Measure { $count }
folder-measure-reply = Your answer
folder-measure-accepted = You have accepted this measure. Tell us when it is done.
folder-measure-comment = What was done, or the reason for refusing
folder-measure-comment-hint = If you refuse, the reason is needed.
folder-measure-send = Send
folder-measure-choose = Choose an answer.
folder-confirm = Confirm this declaration
folder-confirm-text = Somebody reported this incident on behalf of your facility without being a designated reporter. Read the declaration below, then confirm it if it is right. Handling it has already begun.
folder-confirm-note = A remark, if needed
folder-confirm-send = I confirm this declaration
folder-handling = Is the incident over at your facility?
folder-handling-text = Answer “yes” when your systems and your care work normally again and you expect nothing more.
folder-handling-note = Details
folder-handling-note-hint = If the incident goes on, say what remains to be done.
folder-handling-ended = Yes, it is over
folder-handling-goes-on = No, it goes on
folder-handling-said-ended = You said that the incident is over at your facility.
folder-handling-said-goes-on = You said that the incident goes on at your facility.
folder-agree = Agree to close the case
folder-agree-text = Read CERT Santé's closing report in the record below. Once everybody has agreed, the case is closed.
folder-agree-comment = Comment
folder-agree-send = I agree to close
folder-thread = Your exchanges
folder-thread-empty = No message so far. CERT Santé's questions and your answers will appear here.
folder-write = Write to CERT Santé and your regional health agency
folder-write-hint = Write neither passwords nor patients' data.
folder-write-send = Send the message
folder-new = New
folder-changed = The case changed while you were writing. What is new is marked “New”. Read it, then confirm.
folder-said-question = Question { $count }
folder-said-answer = Answer to question { $count }
folder-said-help = Request for help as soon as possible
folder-said-degraded = Recommendations for working in degraded mode
folder-said-contact = Contact with CERT Santé or the regional health agency
folder-said-report = Incident management report
folder-said-providers = Providers that can help you
folder-said-playbook = Playbook to follow
folder-measures = Measures proposed
folder-told = Who knows
folder-told-facility = Your facility (management and security mailbox)
folder-told-since = since { $when }
folder-facts = The declaration as it stands
folder-first-said = First declared: { $before }
folder-sites = Other sites affected
folder-complete = Add to the declaration
folder-story = The full record
folder-story-text = Every act on the case: who, when, what.
folder-record = Version to print
folder-help = Ask for help at once
folder-help-text = If things get worse, call. You can also say so here: CERT Santé is told, and the on-call team outside working hours.
folder-help-why = What is happening
folder-help-send = Ask for help
folder-handling-say = Say so
folder-help-write = Ask for help in writing
folder-back = Back to the case

# Adding to a declaration.
supplement-title = Add to the declaration
supplement-lead = Choose what you want to add or correct. What you declared stays on record as it was: your additions stand beside it, with their date.
supplement-themes = Add or correct answers
supplement-note = Add a remark
supplement-note-label = What you want to add
supplement-sites = Add affected sites
supplement-sites-label = FINESS numbers of the sites
supplement-sites-label-hint = One number a line, or separated by spaces or commas. Their regional health agencies are told.
supplement-send = Add to the declaration
supplement-changes-only = Only the answers that you change are sent.
supplement-originals = First declared
supplement-sites-unread = These numbers were not recognised: { $numbers }. Please check them.

# The statement for the CNIL.
statement-title = Prepare the notification to the CNIL
statement-lead = Here are the answers that the CNIL asks for, filled in from your declaration. Copy them to its site, or print this page.
statement-not-sent = This portal sends nothing to the CNIL: it is up to you to notify it.
statement-due = To be notified before { $when } ({ $left }). After that, notify all the same and explain the delay.
statement-partial = Are answers missing? Notify now what you know; you can complete it later.
statement-site = Open the CNIL's site
statement-organisation = Organisation
statement-aware = When you became aware of the breach
statement-when = Date of the breach
statement-what = Circumstances of the breach
statement-breach = What happened to the data
statement-origin = Origin of the breach
statement-data = Data concerned
statement-persons = Approximate number of persons concerned
statement-consequences = Likely consequences
statement-measures = Measures already taken
statement-informed = Informing the persons concerned
statement-contact = Data protection officer or other contact
statement-to-fill = (to be filled in)
statement-plain = The same text, to copy

# What was just done.
flash-supplemented = Your declaration has been added to. CERT Santé and the regional health agency are told.
flash-sent = Sent. CERT Santé is told.
flash-help-asked = Your request for help has left. If things get worse, call.
flash-mailbox-set = The security mailbox is saved.
flash-designated = The person is designated. An e-mail invites them to set up their access.
flash-undesignated = The person no longer has access to this facility.

# One's own home.
mine-title = My facility
mine-answer = Answer
mine-drafts = Declarations begun
mine-drafts-text = They have not been sent: nobody has been told yet.
mine-draft-delete = Delete
mine-cases = My cases
mine-cases-none = No case
mine-cases-none-text = Incidents reported for your facility will appear here, with their progress and CERT Santé's messages.
mine-cases-all = See all my cases
mine-case = Case
mine-facility = Facility
mine-state = State
mine-declared = Declared
mine-updated = Last activity
mine-desk = Mailbox and people

# A facility's own page.
desk-mailbox = Security mailbox
desk-mailbox-text = This portal's messages go there as well as to the person who reported. Choose an address that several people read, if possible outside your usual mail system.
desk-mailbox-none = No security mailbox is on record.
desk-mailbox-label = E-mail address
desk-mailbox-label-hint = For example: cyber-security@facility.fr
desk-save = Save
desk-people = The people
desk-people-text = They report the facility's incidents and follow its cases. Its management designates and removes them.
desk-people-none = Nobody is designated.
desk-since = Since { $when }
desk-designate = Designate a person
desk-designate-text = They get an e-mail to set up their access. Designate at least two people: an incident does not wait for the end of a holiday.
desk-designate-send = Designate
desk-role = Their role
desk-role-reporter = Reports incidents, answers questions, gives the facility's agreement.
desk-role-security-officer = Does the same, and prepares the facility.
desk-email = Their e-mail address
desk-phone = Their phone
statement-part = { $label }: { $words }
