### The directory of providers (SUPP-6).

nav-directory = Directory of providers
directory-title = Directory of providers
directory-lead = Who can help a facility when the CERT's support is not enough: by region and competence, with the number to call at night.
directory-add = Add a provider
directory-csv = Download this list (CSV)
directory-none = No provider matches
directory-none-text = Widen the search. The CERT and the ARS keep this directory.
directory-filter-name = Name
directory-filter-region = Region served
directory-filter-competence = Competence
directory-filter-competence-every = All competences
directory-filter-kind = Kind
directory-filter-kind-every = All kinds
directory-filter-state = Show
directory-filter-state-listed = In the directory
directory-to-check = To be checked
directory-withdrawn = Withdrawn
directory-column-name = Provider
directory-column-able = Competences
directory-column-served = Territory served
directory-column-reach = How to reach it

provider-kind-pris = Incident response, qualified by ANSSI (PRIS)
provider-kind-incident-response = Other incident response provider
provider-kind-csirt = Regional or sectoral CSIRT
provider-kind-grades = Regional group for e-health (GRADeS)
provider-kind-publisher-support = Support of a publisher
provider-kind-host = Host of health data
provider-kind-operator = Network or telephone operator
provider-kind-integrator = Managed services or integrator
provider-kind-other = Other

provider-competence-coordination = leading the response
provider-competence-containment = containment
provider-competence-investigation = investigation
provider-competence-compromise-search = search for compromise
provider-competence-malware-analysis = malware analysis
provider-competence-remediation = remediation
provider-competence-rebuilding = rebuilding of the information system
provider-competence-data-recovery = recovery of data and backups
provider-competence-application-support = software support
provider-competence-hosting = emergency hosting
provider-competence-network = network and telephony
provider-competence-medical-devices = medical devices
provider-competence-crisis-support = support of the crisis cell

provider-state-listed = Proposed to facilities
provider-state-withdrawn = Withdrawn

provider-everywhere = All of France
provider-day = Day
provider-night = Night and weekend
provider-way-day = Day: { $way }
provider-way-night = Night and weekend: { $way }
provider-way-mail = Mail: { $way }
provider-way-web = Site: { $way }
provider-qualified-until = { $title }, until { $day }
provider-qualified-lapsed = { $title }, ended on { $day }

directory-add-title = Add a provider
directory-change-title = Change a provider
directory-change = Change
directory-write-lead = What you write is proposed to facilities from now on. Who wrote it and when stays on record.
directory-save = Save
directory-field-name = Name
directory-field-name-hint = As the facility will read it.
directory-field-kind = Kind
directory-field-competences = Competences
directory-field-competences-hint = Those that an incident calls for put the provider first.
directory-field-nation = Works in all of France
directory-field-regions = Regions served
directory-field-regions-hint = To be ticked if the provider works in some regions only.
directory-field-phone = Phone by day
directory-field-night = Phone at night and on weekends
directory-field-night-hint = The one that is called at 3 a.m.
directory-field-email = E-mail
directory-field-url = Site
directory-field-url-hint = The whole address, for example https://prestataire.example.
directory-field-qualification = Qualification and its scope
directory-field-qualification-hint = For example: PRIS, search for compromise, investigation. Asked for a PRIS.
directory-field-until = Last day on which the qualification holds
directory-field-note = Note for those who keep the directory
directory-field-note-hint = It is not sent to facilities.
directory-review-day = To be checked again by
directory-review-by = To be checked by { $day }
directory-review-near = To be checked soon: { $day }
directory-review-overdue = To be checked since { $day }
directory-review-lapsed = Qualification ended
directory-day-unreadable = Choose a day of the calendar.
directory-kind-missing = Choose a kind.
directory-regions-missing = Tick one region at least, or all of France.

directory-next = Keep this entry up to date
directory-do-review = Checked, nothing changes
directory-do-withdraw = Withdraw from the directory
directory-do-restore = Propose again
directory-checked = What was checked
directory-why = Why
directory-withdrawn-by = Withdrawn by { $who } on { $when }
directory-story = What happened
directory-act-listed = Added to the directory
directory-act-changed = Changed
directory-act-reviewed = Checked, to be checked again by { $day }
directory-act-withdrawn = Withdrawn
directory-act-restored = Proposed again

providers-overdue = { $count ->
    [one] One provider of the directory is to be checked without delay
   *[other] { $count } providers of the directory are to be checked without delay
}
providers-near = { $count ->
    [one] One provider of the directory is to be checked soon
   *[other] { $count } providers of the directory are to be checked soon
}

flash-provider-listed = The provider is in the directory.

refusal-outside-your-region = Your agency keeps the providers that serve your region alone. The CERT keeps the others.
refusal-provider-name-missing = Give the provider's name.
refusal-listed-already = A provider of this name is in the directory already: change its entry.
refusal-qualification-missing = Give the qualification and its scope: a PRIS has one.
refusal-competence-missing = Tick one competence at least.
refusal-provider-out-of-reach = Give a phone or an e-mail address.
refusal-not-a-link = Write the whole address of the site, which begins with https://.
refusal-wrong-provider-state = This entry was withdrawn or restored meanwhile: read it again.
wrong-not-a-directory = This file is no directory of providers: its first line names its columns.

act-providers-able = for this incident: { $what }
proof-story-provider = of provider { $name }
