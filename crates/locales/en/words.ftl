# Plain answers.
word-yes-no-yes = Yes
word-yes-no-no = No

# Nature, causes and traces.
word-incident-nature-malicious = Attack, or suspected attack
word-incident-nature-non-malicious = Failure or mistake, without malice
word-incident-nature-undetermined = Not known yet
word-cause-ransomware = Ransomware: files locked against a ransom
word-cause-other-malware = Other malicious software
word-cause-malicious-messages = Malicious messages, phishing
word-cause-compromised-account = Account used by someone else
word-cause-exploited-vulnerability = Security flaw exploited
word-cause-system-compromise = Intrusion into the information system
word-cause-information-leak = Leak or publication of information
word-cause-equipment-theft = Theft of equipment
word-cause-denial-of-service = Attack that floods access (denial of service)
word-cause-defacement = Web site altered by an attacker
word-cause-local-infrastructure = Failure of the facility’s own infrastructure
word-cause-provider-failure = Failure at a provider or host
word-cause-telecom-loss = Loss of network or telephone link
word-cause-software-bug = Software bug or failed update
word-cause-power-failure = Power failure
word-cause-cooling-failure = Cooling failure
word-cause-hardware-failure = Hardware failure
word-cause-human-error = Human error
word-cause-other = Other cause
word-trace-ransom-note = A message asks for a ransom
word-trace-renamed-files = Files no longer open or have changed name
word-trace-suspicious-message = A suspicious message was received or opened
word-trace-messages-sent-in-our-name = Messages are being sent in our name
word-trace-unknown-account = An unknown account or unusual rights
word-trace-unusual-connection = A connection from an unusual place or at an unusual hour
word-trace-protection-alert = An alert from antivirus or another protection tool
word-trace-odd-behaviour = Machines that are slow, restart or switch off
word-trace-outside-warning = Someone outside warned us
word-trace-data-seen-online = Our data were seen on the internet
word-trace-none = Nothing particular

# Systems, products and third parties.
word-affected-system-patient-record = Patient record
word-affected-system-pharmacy = Prescription, pharmacy
word-affected-system-laboratory = Laboratory, test results
word-affected-system-imaging = Medical imaging
word-affected-system-emergency = Emergency department, call handling
word-affected-system-theatre = Operating theatre, intensive care
word-affected-system-medical-devices = Connected medical devices
word-affected-system-telephony = Telephone
word-affected-system-mail = E-mail
word-affected-system-directory = Accounts and passwords (directory)
word-affected-system-remote-access = Remote access (VPN)
word-affected-system-network = Network and internet access
word-affected-system-workstations = Workstations
word-affected-system-servers = Servers
word-affected-system-backups = Backups
word-affected-system-shared-files = Shared files
word-affected-system-administration = Administration: admissions, billing, pay, purchasing
word-affected-system-website = Web site
word-affected-system-exchange-platform = Exchanges with others, telemedicine
word-affected-system-building = Building: doors, lifts, cooling, power
word-affected-system-everything = The whole information system
word-affected-system-other = Other
word-third-party-role-none = No, nobody outside
word-third-party-role-host = A host
word-third-party-role-publisher = A software publisher
word-third-party-role-maintainer = An IT or maintenance provider
word-third-party-role-telecom-operator = A telecom operator
word-third-party-role-other-facility = Another facility or a joint body
word-third-party-role-other = Another organisation
word-regulated-product-none = No
word-regulated-product-medical-device = Medical device
word-regulated-product-in-vitro-device = In-vitro diagnostic device (analyser, reagent)
word-regulated-product-prescription-software = Prescription software
word-regulated-product-dispensing-software = Dispensing software

# Impact.
word-patient-impact-none = No, nobody
word-patient-impact-potential = Possibly
word-patient-impact-proven = Yes, this is certain
word-care-impact-none = Yes, as usual
word-care-impact-degraded-mode = Yes, but in degraded mode
word-care-impact-interruption = No, some care has stopped
word-care-service-emergency = Emergency department
word-care-service-samu = Emergency calls and mobile teams (SAMU, SMUR)
word-care-service-theatre = Operating theatre
word-care-service-intensive-care = Intensive care
word-care-service-maternity = Maternity, neonatal care
word-care-service-imaging = Imaging
word-care-service-laboratory = Laboratory, blood
word-care-service-pharmacy = Pharmacy, medicines
word-care-service-oncology = Cancer care, radiotherapy
word-care-service-dialysis = Dialysis
word-care-service-wards = Wards
word-care-service-consultations = Outpatient clinics
word-care-service-psychiatry = Psychiatry
word-care-service-home-care = Care at home
word-care-service-residents = Residents’ accommodation and support
word-care-service-other = Another service
word-operation-impact-none = Yes, normally
word-operation-impact-disturbed = No, with difficulty
word-operation-impact-stopped = No, some activities have stopped
word-data-impact-none = Nothing, they are intact
word-data-impact-unavailable-or-lost = Out of reach or lost
word-data-impact-altered = Altered
word-data-impact-disclosed = Seen, stolen or published
word-data-nature-health = People’s health data
word-data-nature-other-personal = Other personal data: staff, families, accounts
word-data-nature-technical = Technical data: configurations, passwords
word-data-nature-facility-working = The facility’s own affairs: finance, contracts
word-repercussion-none = No, on the facility only
word-repercussion-departement = On the département
word-repercussion-region = On the region
word-repercussion-nation = On the country

# Handling and help.
word-handling-state-in-progress = We are still working on it
word-handling-state-resolved = The incident is resolved
word-measure-taken-none = Nothing yet
word-measure-taken-machines-isolated = Machines unplugged from the network
word-measure-taken-internet-cut = Internet access cut
word-measure-taken-links-cut = Links to other facilities or providers cut
word-measure-taken-systems-stopped = Machines or applications stopped
word-measure-taken-accounts-secured = Accounts blocked or passwords changed
word-measure-taken-backups-secured = Backups put out of reach
word-measure-taken-traces-kept = Traces kept: logs, copies, photos of screens
word-measure-taken-replacement-procedures = Back-up procedures started on the wards
word-measure-taken-staff-warned = Staff warned
word-measure-taken-restoring = Recovery under way or done
word-measure-taken-other = Something else
word-backup-state-safe-offline = Intact and out of reach
word-backup-state-safe-but-connected = Intact, but still connected to the network
word-backup-state-partly-usable = Partly usable
word-backup-state-lost = Unusable
word-backup-state-never-made = There are none
word-staffing-in-house = Our own team, which is at work
word-staffing-insufficient = Our own team, absent or too few
word-staffing-facility-group = The team of a facility of our group
word-staffing-provider-only = A provider only
word-staffing-nobody = Nobody
word-help-kind-phone-call = Being called back and told what to do
word-help-kind-qualification = Understanding what is happening
word-help-kind-containment = Stopping the incident from spreading
word-help-kind-investigation = Finding where it came from and what it touched
word-help-kind-remediation = Repairing and starting again
word-help-kind-hardening = Preventing it from happening again
word-other-duty-none = None so far
word-other-duty-complaint = Complaint to the police or gendarmerie
word-other-duty-cnil = Notification to the data protection authority (CNIL)
word-other-duty-persons-concerned = Information of the people concerned
word-other-duty-anssi = Declaration to the cybersecurity agency (ANSSI)
word-other-duty-ansm = Declaration to the medicines and devices agency (ANSM)
word-other-duty-insurer = Declaration to the insurer

# Judgement.
word-legal-kind-care-safety = Potential or proven consequences on the safety of care
word-legal-kind-health-data = Consequences on the confidentiality or integrity of health data
word-legal-kind-normal-working = Impairment of the facility’s normal working
word-legal-kind-health-organisation = Potential or proven repercussion on the health organisation of the département, the region or the country
word-legal-kind-other-facilities = Incident likely to affect other facilities
word-class-not-incident = Not an incident
word-class-minor = Minor
word-class-serious = Serious
word-class-significant = Significant
word-advice-report-anyway = From your answers, nothing obliges you to report, but your report is useful.
word-advice-recommended = From your answers, reporting is recommended.
word-advice-must-report = From your answers, this incident must be reported.
word-advice-reason-care-safety = The safety of care is affected or may be.
word-advice-reason-health-data = Health data may have been altered or disclosed.
word-advice-reason-normal-working = The facility is not working normally.
word-advice-reason-health-organisation = Care in the wider area is affected or may be.
word-advice-reason-other-facilities = Other facilities may be affected.
word-advice-reason-malicious-harm = An attack has made data or services unavailable, or has altered them.
word-advice-reason-power-failure = A power failure is always reported.
word-advice-reason-care-software-bug = Software that care relies on is not working properly.
word-advice-reason-weak-signal = An attack, even with no visible consequence, may herald others.
word-advice-reason-no-criterion-reached = No legal criterion is met according to your answers.
word-care-urgency-no-impact = Care not affected
word-care-urgency-not-known = Effect on care not known
word-care-urgency-degraded-mode = Care in degraded mode
word-care-urgency-potential-danger = Possible danger to patients
word-care-urgency-interruption = Care interrupted
word-care-urgency-proven-danger = Proven danger to patients
word-urgency-reason-patients-in-danger = Patients are or were in danger
word-urgency-reason-care-interrupted = Some care has stopped
word-urgency-reason-patients-redirected = Patients are being sent elsewhere
word-urgency-reason-patients-may-be-in-danger = Patients may be in danger
word-urgency-reason-vital-service-touched = A vital service is affected
word-urgency-reason-degraded-mode = Care continues in degraded mode
word-urgency-reason-impact-not-known = The effect on care is not known
word-urgency-reason-no-impact = Care is not affected

# Where a case stands.
word-state-awaiting-qualification = Awaiting qualification
word-state-in-treatment = In treatment
word-state-to-close = To close
word-state-closed = Closed

# How a declaration came.
word-channel-portal = On the portal
word-channel-unidentified = Without an account, to be confirmed
word-channel-phone = By phone
word-channel-paper = On paper
word-channel-mail = By e-mail
word-channel-armed-forces = From the ministry of the armed forces
word-military-notice-existence-only = Only that the incident exists
word-military-notice-full = All the information

# Results of qualification.
word-finding-sanitary-impact = Possible sanitary impact
word-finding-national-scope = National scope
word-finding-medical-device = Medical device concerned
word-finding-prescription-software = Prescription or dispensing software concerned
word-finding-vital-operator = Operator of vital importance
word-finding-essential-operator = Operator of essential services
word-finding-major = Major incident, as ANSSI means it
word-finding-personal-data = Personal data breach
word-finding-malicious = Malicious act

# Support and its steps.
word-support-choice-entrust = Entrust the support to CERT Santé
word-support-choice-share = Share the support with CERT Santé
word-support-choice-take-over = Take over the support
word-step-qualification = Qualification
word-step-containment = Containment
word-step-investigation = Investigation
word-step-remediation = Remediation
word-step-hardening = Hardening
word-step-reconstruction = Reconstruction
word-step-state-not-started = Not started
word-step-state-in-progress = In progress
word-step-state-done = Done
word-step-state-not-needed = Not needed
word-step-actor-cert-sante = CERT Santé
word-step-actor-cert-fr = CERT-FR
word-step-actor-pris = State-referenced provider
word-step-actor-ars = Regional health agency
word-step-actor-facility = The facility

# Measures.
word-measure-kind-containment = Stop the spreading
word-measure-kind-isolation = Cut off a part of the network or of a service
word-measure-kind-preserve-traces = Keep the digital traces
word-measure-kind-remediation = Make secure again
word-measure-kind-hardening = Strengthen for the future
word-measure-kind-care-continuity = Keep care going without the system
word-measure-kind-recommendation = Another recommendation
word-measure-state-proposed = Proposed
word-measure-state-accepted = Accepted
word-measure-state-done = Done
word-measure-state-refused = Refused
word-measure-state-withdrawn = Withdrawn
word-measure-reply-accept = We will do it
word-measure-reply-done = It is done
word-measure-reply-refuse = We will not do it

# Contacts, relays, handling.
word-contact-means-phone = By phone
word-contact-means-video = By video conference
word-contact-means-mail = By e-mail
word-contact-means-on-site = On the spot
word-relay-target-delegation = Delegation in the département
word-relay-target-prefecture = Préfecture
word-relay-target-other-state-service = Another service of the State
word-own-handling-not-said = The facility has not said
word-own-handling-goes-on = The facility is still handling the incident
word-own-handling-ended = The facility has finished handling the incident

# What a facility owes elsewhere.
word-elsewhere-duty-cnil = Notify the CNIL of the data breach, within 72 hours
word-elsewhere-duty-complaint = File a complaint within 72 hours, or insurance will not pay
word-elsewhere-duty-anssi = Declare the incident to ANSSI, as an operator of essential services
word-elsewhere-duty-ansm = Declare the incident to ANSM, under its vigilance rules

# Bodies
body-cert = CERT Santé
body-ars = { $name }
body-hfds = HFDS/FSSI (ministry)
body-dgs = Directorate-General of Health
body-ansm = ANSM
body-anssi = ANSSI
body-armed-forces = Ministry of the Armed Forces
word-elsewhere-duty-nis2-warning = Send the NIS 2 early warning to ANSSI, within 24 hours
word-elsewhere-duty-nis2-notification = Notify the incident to ANSSI under NIS 2, within 72 hours
word-elsewhere-duty-nis2-final = Hand the NIS 2 final report to ANSSI, a month after the notification

# To whom it is owed, by which text, from when.
word-authority-cnil = French data protection authority (CNIL)
word-authority-police = Police or gendarmerie
word-authority-anssi = French national cybersecurity agency (ANSSI)
word-authority-ansm = French medicines and health products agency (ANSM)
word-legal-text-gdpr-33 = General Data Protection Regulation (GDPR), article 33
word-legal-text-insurance = French insurance code, article L12-10-1
word-legal-text-operators = Decree 2018-384 of 23 May 2018 (operators of essential services)
word-legal-text-vigilance = French public health code, articles L5212-2 and R5212-14
word-legal-text-nis2 = Directive (EU) 2022/2555 (NIS 2), article 23
word-clock-start-awareness = Incident known since
word-clock-start-notification = Notification sent
