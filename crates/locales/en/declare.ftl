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
