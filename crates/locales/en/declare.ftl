# Tasks and pages of the declaration form.
task-scope = What is happening
task-impact = The consequences
task-coping = Your ability to cope
task-contacts = How to reach you
theme-what-happened = What you are seeing
theme-systems = The systems affected
theme-third-parties = Providers and products
theme-patients = Patients and residents
theme-care = How care is organised
theme-data = Data
theme-reach = The facility and beyond
theme-origin = Where the incident comes from
theme-handling = What you have already done
theme-help = The help you need
theme-other-steps = Your other formalities
theme-contacts = People to contact
importance-needed-to-send = Needed to send
importance-wanted-first = Fill in first if you can
importance-useful-later = Useful, can wait

# What stands in place of an answer.
answer-unknown = I don’t know yet
answer-unanswered = No answer

# The person who reports.
reporter-name = First and last name
reporter-function = Position
reporter-phone = Phone number to call now
reporter-email = E-mail address

# What happened.
field-description = What is happening?
field-description-why = Your own words are enough for CERT Santé to start helping you.
field-description-hint = What you see, since when, what no longer works. Do not name any patient.
field-noticed-at = When did you notice it?
field-noticed-at-why = The time shows how long the incident may have been spreading.
field-noticed-at-hint = If you do not know the time, give the day only.
field-started-at = When do you think the incident began?
field-started-at-why = If it began earlier, we know how far back to look in logs and backups.
field-started-at-hint = An estimate is enough. You can correct it later.

# Systems.
field-systems = What is affected?
field-systems-why = The systems affected show what must be protected or restored first.
field-equipment = Which hardware and software are concerned?
field-equipment-why = Names and versions let us look for a known flaw and warn others who use the same product.
field-equipment-hint = Make, name and version, if you know them.
field-workstations-affected = How many workstations are affected?
field-workstations-affected-why = The number of workstations shows how large the incident is.
field-workstations-affected-hint = A rough figure is enough. Write 0 if none is affected.
field-servers-affected = How many servers are affected?
field-servers-affected-why = Servers hold applications and data: their number helps to plan the recovery.
field-regulated-products = Is a medical device or prescription software concerned?
field-regulated-products-why = If so, the national medicines and devices agency (ANSM) has to be told.
field-regulated-products-hint = For example an imaging machine, a laboratory analyser, prescription software.

# Third parties.
field-third-parties = Is a provider or another organisation involved?
field-third-parties-why = The cause or the solution often lies with a host, a publisher or a provider.
field-third-party-name = What is its name?
field-third-party-name-why = CERT Santé can contact it and check whether other customers are affected.
field-product = Which product or service is involved?
field-product-why = If a flaw in this product is known, we can tell you at once what to do.
field-product-hint = The name shown on the screen is enough.
field-deployed-elsewhere = Do other facilities use it?
field-deployed-elsewhere-why = If they do, they may be affected too and have to be warned.

# Patients.
field-patient-impact = Are or were any patients or residents in danger?
field-patient-impact-why = Incidents that endanger people are handled before all others.
field-patient-detail = What is the danger?
field-patient-detail-why = Health authorities use it to organise care around you.
field-patient-detail-hint = Describe the situation without naming anyone.
field-patients-redirected = Are patients being sent to other facilities?
field-patients-redirected-why = The regional health agency (ARS) needs to know so that patients can be shared out.

# Care.
field-care-impact = Can care continue?
field-care-impact-why = The effect on care decides the order in which cases are handled.
field-care-impact-hint = “Degraded mode” means carrying on by other means: paper, phone, back-up procedures.
field-care-services = Which services are affected?
field-care-services-why = In emergency, theatre or intensive care, every minute counts.
field-care-since = Since when has care been disrupted?
field-care-since-why = The longer the disruption lasts, the more relief staff need.
field-care-until = If care is back to normal, since when?
field-care-until-why = This date shows how long the disruption lasted.

# Data.
field-data-impact = What has happened to data?
field-data-impact-why = Lost, altered and disclosed data do not call for the same steps.
field-data-natures = What kind of data?
field-data-natures-why = Health data have special protection in law.
field-persons-concerned = How many people are these data about?
field-persons-concerned-why = The data protection authority (CNIL) asks for this number, even a rough one.
field-persons-concerned-hint = A rough figure is enough.
field-personal-data-breach = Could personal data have been lost, altered or seen by someone else?
field-personal-data-breach-why = If so, the data protection authority (CNIL) must normally be told within 72 hours; we will help you.
field-personal-data-breach-hint = A mere doubt counts: answer yes.
field-aware-at = When did your facility become aware of it?
field-aware-at-why = The 72-hour time limits, for the CNIL and for the complaint, start from this moment.

# The facility and beyond.
field-operation-impact = Apart from care, is the facility working normally?
field-operation-impact-why = Pay, admissions, meals or telephones also matter in order to hold out.
field-repercussion = Does the incident affect care in the wider area, or could it?
field-repercussion-why = If so, the ministry steers the response together with your regional health agency.
field-may-touch-others = Could other facilities be affected?
field-may-touch-others-why = We can warn them before the incident reaches them.
field-may-touch-others-hint = Think of common networks, shared access, the same provider, messages sent from your systems.
field-others-detail = Which ones, and through what link?
field-others-detail-why = CERT Santé will know whom to warn and which link to cut.

# Origin.
field-nature = Is it an attack or a failure?
field-nature-why = If it is an attack, traces must be protected and a complaint filed.
field-causes = Where does it come from, as far as you know?
field-causes-why = Each cause has its own first steps: we will send you the right ones.
field-traces-seen = What unusual things did you see?
field-traces-seen-why = These signs help to recognise the attack or the failure.
field-traces-detail = Can you copy out what you saw?
field-traces-detail-why = A message, an address or a file name is sometimes enough to identify the attacker.
field-traces-detail-hint = Text of the ransom note, ending of the file names, sender’s address. Do not click on any link.

# Handling.
field-handling-state = Where do you stand?
field-handling-state-why = An incident that is already resolved is reported too: it may herald others.
field-resolved-at = If the incident is resolved, since when?
field-resolved-at-why = This date lets us check that nothing went on afterwards.
field-measures-taken = What have you already done?
field-measures-taken-why = We will not ask you again for what is already done.
field-measures-taken-hint = If nothing is done yet: unplug affected machines from the network, without switching them off.
field-measures-detail = Would you like to say more about what you did?
field-measures-detail-why = The order and time of each step help to understand what the traces show.
field-backups = What state are your backups in?
field-backups-why = Safe backups make it possible to start again; they have to be put out of reach at once.
field-staffing = Who can work on your systems now?
field-staffing-why = We fit our instructions to the person who will follow them.
field-provider-helping = Is a provider already helping you?
field-provider-helping-why = We will coordinate with it so as not to work against each other.
field-crisis-cell = Is a crisis cell open?
field-crisis-cell-why = If there is one, our exchanges will go through it.

# Help.
field-urgent-help = Do you need help right now?
field-urgent-help-why = If so, the on-call team is alerted, even at night and at weekends.
field-urgent-help-hint = Answer yes if care is threatened or the incident is spreading.
field-help-wanted = Would you like support from CERT Santé?
field-help-wanted-why = CERT Santé advises; decisions remain yours.
field-help-kinds = What help do you need?
field-help-kinds-why = We can put you in touch with the right person.

# Other steps.
field-other-duties = Which formalities have you already completed?
field-other-duties-why = This report does not replace the others; we will remind you of those that remain.
field-other-duties-hint = If you are insured against cyberattacks, the complaint must be filed within 72 hours.
field-complaint-on = On what day did you file a complaint?
field-complaint-on-why = To be paid by an insurer, you must file a complaint within 72 hours.
field-cnil-on = On what day did you notify the CNIL?
field-cnil-on-why = The date lets you check that the 72-hour limit is met.

# Contacts.
field-technical-name = Who can answer technical questions?
field-technical-name-why = We will call this person rather than you about technical details.
field-technical-phone = What is that person’s phone number?
field-technical-phone-why = During an attack, the phone is often the only safe way.
field-technical-phone-hint = Preferably a mobile: the switchboard may be down.
field-technical-email = What is that person’s e-mail address?
field-technical-email-why = We will announce our instructions there, never their content.
field-off-hours-name = Who can be reached at night, at weekends and on public holidays?
field-off-hours-name-why = An incident does not wait for office hours.
field-off-hours-phone = On which number?
field-off-hours-phone-why = We will call this number only if the situation requires it.
field-best-way-to-call = What is the best way to reach you, and when?
field-best-way-to-call-why = Your e-mail may be down, or watched by the attacker.
field-best-way-to-call-hint = For example: the director’s mobile at any time, the crisis cell from 8 a.m. to 8 p.m.

# What is wrong with an answer.
problem-missing = This answer is needed before sending.
problem-not-a-date = This is not a date. Write it like this: 31/01/2026.
problem-not-a-time = This is not a time. Write it like this: 03:15.
problem-not-a-zone = This time zone is not known. Write for example Europe/Paris.
problem-implausible = Check the year of this date.
problem-in-the-future = This date is in the future. Please check it.
problem-noticed-before-start = The beginning comes after it was noticed. Check both dates.
problem-ends-before-start = The end comes before the beginning. Check both dates.
problem-not-a-number = Write a whole number in figures, for example 12.
problem-too-large = This number looks too large: { $max } at most.
problem-too-long = This text is too long: { $max } characters at most. Nothing is lost; please shorten it.
problem-not-a-choice = Choose an answer from the list.
problem-contradiction = These answers contradict each other. Keep only one.
problem-not-an-email = This address is incomplete. Write it like this: name@example.org.
problem-not-a-phone = This number is incomplete. Write it like this: 01 23 45 67 89.

# Choosing the facility.
declare-entry = Report an incident
declare-entry-lead = Which facility is affected? You then answer simple questions; hardly any of them is compulsory.
declare-entry-own = Your facilities
declare-entry-other = Another facility
declare-entry-choose = Report for this facility
declare-entry-search = Search
declare-entry-none = No facility matches “{ $query }”.
declare-entry-none-text = Check the spelling, try the name of the town, or the FINESS number: nine characters, printed on your administrative papers. If you still cannot find it, call CERT Santé.
declare-entry-found = { $count ->
    [one] One facility found
   *[other] { $count } facilities found
}
declare-entry-many = The list stops at twenty. Add the name of the town to shorten it.
declare-entry-closed = Closed in the national register
declare-finess = FINESS { $finess }
declare-entry-drafts = Resume a declaration
declare-stranger = You can report without an account
declare-stranger-text = Your report is taken into account at once. It is marked “to be confirmed”: the facility's director or CERT Santé confirms it afterwards. When you send it, you get a secret link to follow the answer.
declare-stranger-urgent = If it is urgent, call first:
declare-stranger-sign-in = Do you have an account? Sign in
declare-elsewhere = You are not designated to report for this facility
declare-elsewhere-text = You can report all the same. Your report is taken into account at once and marked “to be confirmed”: the director or CERT Santé confirms it afterwards.
declare-competent = Will be told: { $bodies }.
declare-urgent-way = No time? Report on one page
declare-urgent-way-text = Four questions and your contact details are enough to give warning. You can add the rest later.
declare-urgent-start = Report on one page
declare-paper = Print the paper form

# Military hospitals.
declare-military = This facility reports to the Ministry of the Armed Forces
declare-military-text = { $facility } belongs to the armed forces' health service. Its incidents are reported through the cyber defence chain of the Ministry of the Armed Forces, and through it alone.
declare-military-nothing = Nothing was recorded here, and nobody was told by this portal.
declare-military-what = What you must do
declare-military-contact = Warn the armed forces' cyber defence chain without delay:
declare-military-usual = Without delay, warn your information security officer, or the armed forces' cyber defence chain by your usual means.
declare-military-other = Choose another facility

# The pages.
declare-sites = The other sites affected
declare-reporter = You
declare-reporter-lead = CERT Santé calls you back on this number.
declare-reporter-agent = The person who reports
declare-essentials = The essentials
declare-essentials-lead = These answers are enough to give warning and be called back. You can add the rest when you have time.
declare-facility-line = Declaration for { $facility }
declare-later = Questions that can wait ({ $count })
declare-next = Save and continue
declare-back-to-review = Save and go back to the check
declare-to-review = Save and check
declare-previous = Previous page
declare-leave = Save and leave
declare-continue-anyway = Correct later and continue
declare-all-pages = See all pages
declare-new-questions = Given your answers, more questions have appeared on this page.

# Two devices.
declare-conflict = This page was changed on another device
declare-conflict-text = Your answers are below; those of the other device are recalled here. Nothing is lost. Take what seems right to you, then save.
declare-conflict-when = Changed { $ago }
declare-conflict-keep = Keep my answers
declare-conflict-take = Keep those of the other device

# All pages at a glance.
declare-overview = Your declaration
declare-overview-lead = Answer in any order. Everything is saved; you can send as soon as the essentials are filled in.
declare-ready = The essentials are filled in: you can send
declare-ready-text = You can add to it after sending, as often as needed.
declare-not-ready = { $count ->
    [one] One answer is missing before you can send
   *[other] { $count } answers are missing before you can send
}
declare-check = Check and send
declare-state-needed = Essential
declare-state-to-mend = To correct
declare-state-empty = Not started
declare-state-begun = Started
declare-state-filled = Filled in
declare-answers = { $count ->
    [0] No answer
    [one] One answer
   *[other] { $count } answers
}
declare-sites-count = { $count ->
    [0] No other site
    [one] One other site
   *[other] { $count } other sites
}
declare-delete = Delete this draft
declare-delete-sure = Delete this draft?
declare-delete-text = The answers given so far will be erased for everybody in the facility. Nothing has been sent.
declare-delete-yes = Delete the draft
declare-delete-no = Keep the draft
declare-deleted = The draft is deleted. Nothing was sent.

# Leaving.
declare-saved = Your draft is saved
declare-saved-not-sent = Nothing has been sent yet: nobody has been told.
declare-saved-until = It is kept until { $date }.
declare-saved-account = Find it under “My facility”, on any device. Your colleagues who are designated reporters see it too.
declare-saved-stranger = To find it again, come back to this portal on this device, or keep the address below. It is secret: whoever has it reads and changes your draft.
declare-saved-link = Secret address of your draft
declare-resume = Resume
declare-urgent-call = If things get worse, do not wait, call:

# Other sites.
declare-sites-lead = One attack may affect several sites. The regional health agencies of all the sites named are told.
declare-sites-list = Sites added so far
declare-sites-none = Only { $facility } is affected, for now.
declare-sites-remove = Remove
declare-sites-add = Add
declare-sites-search = Search for a site
declare-sites-paste = Paste a list of FINESS numbers
declare-sites-paste-hint = One number a line, or separated by spaces or commas. Up to { $max } sites.
declare-sites-paste-add = Add this list
declare-sites-unread = { $count ->
    [one] One number was not recognised. It stays below for you to correct.
   *[other] { $count } numbers were not recognised. They stay below for you to correct.
}
declare-sites-added = Sites added to your declaration.
declare-sites-removed = Site removed from your declaration.
declare-sites-too-many = A declaration names at most { $max } sites. Report the others in a second declaration.

# Checking before sending.
declare-review = Check your answers
declare-review-lead = Read again, correct if needed, then send. Once sent, the declaration is not changed any more: you can add to it.
declare-review-wrong = Before sending
declare-review-advice = What the law says
declare-review-advice-always = Your declaration is received and read in any case.
declare-review-told = Who will be told
declare-review-told-text = When you send, at the same time:
declare-review-told-facility = the facility's management, who will confirm your report
declare-review-no-ars = This territory has no regional health agency: CERT Santé and the ministry's senior defence and security official (HFDS) are told.
declare-review-told-later = Other bodies may be told, depending on CERT Santé's analysis. You will see the list in your case.
declare-review-unanswered = Without an answer ({ $count })
declare-review-empty = Pages without an answer
declare-review-empty-text = They are not needed to send. You can fill them in later.
declare-review-facility = Facility
declare-review-channel = How did you receive this declaration?
declare-review-exercise = This is an exercise
declare-review-military = What the Ministry of the Armed Forces tells
declare-review-send = Send the declaration
declare-review-send-text = By sending, you report this incident to the authorities on behalf of { $facility }.
declare-review-send-unconfirmed = By sending, you report this incident to the authorities. It will be confirmed by { $facility } or by CERT Santé.
declare-review-save = Save and send later

# Urgent help (DECL-6).
declare-urgent = You ask for help at once
declare-urgent-working = CERT Santé can be reached: call without waiting for the end of the form.
declare-urgent-off = We are outside working hours. Call CERT Santé's on-call team without waiting for the end of the form.
declare-urgent-paged = When you send, this portal also pages the on-call team.
declare-urgent-mail = Or write to { $email }.
declare-urgent-ask = Do you need help at once?
declare-urgent-ask-off = We are outside working hours: your declaration will be read from { $when } on. If you cannot wait, say so: the on-call team will be paged.
declare-urgent-ask-yes = Ask for help at once

# Sent.
receipt-title = Declaration sent
receipt-number = Your case number
receipt-keep = Note it down: it is enough on the phone.
receipt-told = Bodies alerted
receipt-told-at = Told on { $when }.
receipt-mail = A confirmation e-mail is on its way to { $email }.
receipt-link = Your follow-up link, secret
receipt-link-text = Copy it now: it is the only way to follow your report and to answer questions. Whoever has it reads your report.
receipt-next = What happens next
receipt-next-take-in = CERT Santé takes your declaration into account, by { $when } at the latest. You get a message.
receipt-next-take-in-no-mail = CERT Santé takes your declaration into account, by { $when } at the latest. Your case will say so.
receipt-next-urgent = The on-call team has been paged and calls you back. If things get worse, do not wait for its call:
receipt-next-confirm = The facility's management is asked to confirm your report. Handling it does not wait.
receipt-next-ask = You may be asked questions. You get a message each time; you write the answer here, in your case.
receipt-next-ask-no-mail = You may be asked questions. You left no e-mail address: come back to your case, where questions and your answers are written.
receipt-next-measures = Emergency measures may be proposed to you, even before the cause is known.
receipt-now = In the meantime
receipt-now-1 = Leave the affected machines switched on, but unplug them from the network.
receipt-now-2 = Put your backups out of reach of the network.
receipt-now-3 = Note the time of each step, and photograph the screens.
receipt-elsewhere = What you must do elsewhere
receipt-open = Open my case
receipt-complete = Add to my declaration
receipt-print = Print this page for your crisis cell.
declare-sites-continue = Continue
declare-entry-missing = Choose a facility: type its name, its town or its FINESS number, then search.
declare-gone = This draft no longer exists
declare-gone-text = It was sent, or deleted. If it was sent, a confirmation e-mail gives you the number of the case.
declare-review-unread-sites = { $count ->
    [one] One site number was not recognised: it will not be sent
   *[other] { $count } site numbers were not recognised: they will not be sent
}
declare-entry-closed-text = This facility is closed in the national register. Choose the one that replaced it.
