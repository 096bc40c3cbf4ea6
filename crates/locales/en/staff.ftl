### Lists, homes and facilities, for staff.

queue-lead = What waits comes first. In each part, the most urgent first, by the effect on patients and the kind of facility.
cases-lead = The cases that you follow.
cases-empty = No case here
cases-empty-text = Cases will appear as soon as a report meets these criteria.

column-case = Case
column-about = About
column-facility = Facility
column-why = Why in this place
column-state = State
column-declared = Reported
column-act = Action
column-expected = Expected
column-when = When
column-who = Who
column-message = Message
column-outcome = Delivery

tabs-label = Stages of the work
tab-open = Open
tab-take-in = To take in
tab-qualify = To qualify
tab-treat = In treatment
tab-close = To close
tab-closed = Closed
tally-at-least = more than { $count }

filter-mark = Marked
filter-mark-every = All cases
filter-region = Region
filter-region-every = All regions
filter-class = Class
filter-class-every = All classes
filter-reality = Real or exercise
filter-reality-every = Real and exercises
filter-order = Order
filter-real = Real
filter-urgent = Most urgent first
filter-newest = Newest first

mark-to-take-in = To take in
mark-help-off-hours = Help as soon as possible, outside working hours

nature-university-hospital = University hospital
nature-hospital-centre = Hospital
nature-military-hospital = Military hospital
nature-clinic = Private hospital
nature-cancer-centre = Cancer centre
nature-psychiatric-hospital = Psychiatry
nature-dialysis = Dialysis
nature-home-hospital = Hospital at home
nature-blood-service = Blood transfusion
nature-other-hospital = Other health facility
nature-nursing-home = Nursing home or home for the elderly
nature-other-medico-social = Other medico-social facility
nature-laboratory = Laboratory
nature-pharmacy = Pharmacy
nature-primary-care = Primary care
nature-other = Other

desk-cert = Today
desk-ars = Your territory
desk-hfds = National situation
desk-mine = Your cases
desk-queue = Open the queue
desk-expected = Expected of you
desk-expected-more = { $count ->
    [one] One more of the same kind
   *[other] { $count } more of the same kind
}
desk-expected-none = Nothing is expected of you for now.
desk-more = See more
desk-help = Help as soon as possible, not qualified yet
desk-help-none = No facility asks for help as soon as possible.
desk-new = New in the last 24 hours
desk-new-none = No report in the last 24 hours.
desk-unconfirmed = Reports to confirm
desk-unconfirmed-none = No report waits to be confirmed.
desk-territory = Open cases
desk-territory-none = No open incident in your territory.
desk-significant = Open significant incidents
desk-significant-none = No open significant incident.
desk-analysed = Other qualified cases
desk-analysed-none = No other qualified case is open.
desk-not-analysed = Not qualified yet, brought to your knowledge
desk-not-analysed-none = None.
desk-told = Cases that concern you
desk-told-none = You have not been told of any case.
desk-places = By département
desk-lacking = Facilities to complete

figure-expected = { $count ->
    [one] expected of you
   *[other] expected of you
}
figure-late = overdue

lacking-reporter = { $count ->
    [one] One facility without a designated reporter
   *[other] { $count } facilities without a designated reporter
}
lacking-mailbox = { $count ->
    [one] One facility without a security mailbox
   *[other] { $count } facilities without a security mailbox
}

unready-lead = They cannot report yet, or cannot be told.
unready-reporter = Without a designated reporter
unready-mailbox = Without a security mailbox
unready-empty = No facility
unready-empty-text = Those that lack something will appear here.
unready-total = { $count ->
    [one] { $count } facility
   *[other] { $count } facilities
}

mailbox-title = Security mailbox of the agency
mailbox-lead = Messages for your agency arrive there. Choose a mailbox that several people read.
mailbox-none = None: you are told on the portal only.
mailbox-change = Change the address
mailbox-email = Address of the mailbox
mailbox-save = Save
mailbox-back = Back to the home page

search-field = Search
search-field-hint = A case or incident number, a facility (name, town, FINESS) or words.
search-none = Nothing matches
search-none-text = Check the spelling, or try a single word.
search-cases = { $count ->
    [one] One case
   *[other] { $count } cases
}
search-incidents = { $count ->
    [one] One incident
   *[other] { $count } incidents
}
search-facilities = { $count ->
    [one] One facility
   *[other] { $count } facilities
}

facility-number = FINESS number
facility-long-name = Full name
facility-nature = Nature
facility-address = Address
facility-place = Place
facility-agency = Competent agency
facility-legal-entity = Legal entity
facility-ght = Support facility of the hospital group
facility-closed = Closed in the register since
facility-register = National register
facility-cases = Cases
facility-cases-none = No case that you may read.
facility-people = People
facility-people-none = Nobody has a role in this facility yet.
facility-reach = Contact
facility-since = Since
facility-flags = Designations by the State

director-title = Confirm the director
director-lead = Call back a number found independently of the request, then note the call. The person is sent an invitation.
director-name = First and last name
director-function = Function
director-email = E-mail address
director-phone = Phone
director-note = How did you check it?
director-note-hint = Number called, where you found it, who answered, at what time.
director-confirm = Confirm and invite

enter-title = Enter a report received
enter-lead = By phone, on paper or by mail: in the reporter's name, with the same form.
enter-facility = Facility
enter-facility-hint = Its name, its town or its FINESS number.
enter-find = Find the facility
enter-choose = Choose the facility

military-title = Notice of the Ministry of the Armed Forces
military-lead = The ministry, which qualifies, tells of an incident at a military hospital. The agency gets a message of existence only, unless the supply of care is affected.
military-notice = What does the ministry pass on?
military-description = What is passed on
military-description-hint = May stay empty if only the existence is told.
military-care = Effect on care
military-contact = Contact at the ministry
military-phone = Phone
military-send = Record

story-title = Story of case { $reference }
story-print-hint = This page prints as it is: Ctrl + P.
story-record = The record, act by act

act-progress = Tell the ARS of the progress
act-progress-hint = The text is prepared from the acts of the case since the last report. Read it again and complete it: it goes as it stands to the regional health agencies of the case.
act-progress-short = Send to the ARS
act-progress-text = Progress
progress-since = Since { $when }
progress-happened = What happened
progress-measures = Measures
progress-steps = Steps
progress-waited = What is waited for
progress-nothing = Nothing to report
progress-line = { $what }: { $more }
progress-measure-open = Measure { $count } to be done
