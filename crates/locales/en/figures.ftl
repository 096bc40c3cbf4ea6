# The observatory: what is counted, and how.

nav-figures = Observatory
figures-title = Observatory
figures-lead = The figures of the cases in your scope. The address of this page holds the question asked: you can send it as it is.

figure-reports = Reports received
figure-reports-hint = Number of real reports received during the period.
figure-incidents = Incidents declared
figure-incidents-hint = Number of reports that count as incidents.
figure-events = Distinct events
figure-events-hint = Number of incidents, those that experts found to be one event being counted once.
figure-facilities = Facilities declaring
figure-facilities-hint = Number of different facilities that declared at least one incident.
figure-malicious = Malicious
figure-malicious-hint = Share of incidents in which somebody meant harm, according to CERT Santé or else to the declaration.
figure-non-malicious = Not malicious
figure-non-malicious-hint = Share of incidents in which nobody meant harm, according to CERT Santé or else to the declaration. Incidents of undetermined origin are in neither share.
figure-degraded = Degraded mode
figure-degraded-hint = Share of incidents that made care go on in degraded mode, or stop.
figure-interrupted = Care interrupted
figure-interrupted-hint = Among the incidents in degraded mode, share of those that interrupted care.
figure-degraded-duration = Duration of the degraded mode
figure-degraded-duration-hint = Time from the beginning of the effects on care to the return to normal, when both are known.
figure-data-touched = Data touched
figure-data-touched-hint = Share of incidents that touched data: unavailability or loss, alteration, disclosure.
figure-patients-endangered = Patients endangered
figure-patients-endangered-hint = Share of incidents that endangered, or might have endangered, patients or residents.
figure-no-impact = Without impact
figure-no-impact-hint = Share of incidents whose declaration says that they touched neither patients, nor care, nor data, nor the working of the facility.
figure-support-asked = Support asked for
figure-support-asked-hint = Share of incidents for which the facility asked for help.
figure-resolved-before = Resolved before the declaration
figure-resolved-before-hint = Share of incidents that the facility had resolved before it declared them.
figure-declared-after = Time to declaration
figure-declared-after-hint = Time from noticing to declaring.
figure-taken-in-after = Time to taking in
figure-taken-in-after-hint = Time from the declaration to its taking in by CERT Santé.
figure-qualified-after = Time to qualification
figure-qualified-after-hint = Time from the declaration to the first qualification.
figure-first-measure-after = Time to the first measure
figure-first-measure-after-hint = Time from the declaration to the first measure proposed to the facility.
figure-closed-after = Time to closing
figure-closed-after-hint = Time from the declaration to the closing of the case, the last one if it was reopened.

figure-basis-reports = Reports
figure-basis-reports-hint = Taken of all real reports, those that are not confirmed or turn out to be no incident included. Exercises never count.
figure-basis-incidents = Incidents
figure-basis-incidents-hint = Taken of reports that are confirmed or qualified, save those that CERT Santé qualified as “not an incident”. Several reports of one event count each. Exercises never count.
figure-basis-degraded-incidents = Incidents in degraded mode
figure-basis-degraded-incidents-hint = Taken of the incidents (reports confirmed or qualified, save “not an incident” and exercises) that degraded or interrupted care.

figure-unit-count = Number
figure-unit-count-hint = The period is that of the declaration, on the calendar of Paris; the territory, that in which the case is led.
figure-unit-share = Share
figure-unit-share-hint = The share is rounded to a tenth; the numbers of which it is made go with it.
figure-unit-duration = Duration
figure-unit-duration-hint = The median is the least time that half of the known times do not exceed; the 9th decile, the one that 90% do not exceed.

figure-by-month = By month
figure-by-quarter = By quarter
figure-by-year = By year
figure-by-region = By region
figure-by-departement = By département
figure-by-type = By type of facility
figure-by-nature = By category of facility
figure-by-malice = By origin
figure-by-cause = By cause
figure-by-care = By effect on care
figure-by-data = By effect on data
figure-by-data-nature = By kind of data
figure-by-class = By class

word-facility-group-health = Health facilities
word-facility-group-medico-social = Medico-social facilities and services
word-facility-group-laboratory = Laboratories
word-facility-group-pharmacy = Pharmacies
word-facility-group-primary-care = Health centres and primary care
word-facility-group-other = Other facilities

figure-nothing = not applicable
figure-hidden = hidden
figure-percent = { $number }%
figure-points = { $number } pt
figure-share = { $share } ({ $part } of { $whole })
figure-duration = median { $median }, 90% within { $ninth } (known for { $known } of { $of })
figure-unchanged = unchanged
figure-quarter = Q{ $quarter } { $year }
figure-period = { $first } to { $last }
figure-unsaid = Not said
figure-nation = Whole country
figure-all = All
figure-all-counted = All your scope

figure-filter-from = From
figure-filter-to = To
figure-filter-territory = Territory
figure-filter-type = Type of facility
figure-filter-type-every = All types
figure-filter-cause = Cause
figure-filter-cause-every = All causes
figure-filter-malice = Origin
figure-filter-malice-every = All origins
figure-filter-care = Effect on care
figure-filter-care-every = All effects
figure-filter-data = Effect on data
figure-filter-data-every = All effects
figure-filter-against = Compare with
figure-filter-by = Breakdown
figure-filter-wrong = This value could not be read: the page answers as though it had not been given.
figure-against-year = the same days of the year before
figure-against-previous = the period before
figure-against-nothing = nothing

figure-column-figure = Figure
figure-column-change = Change
figure-column-code = Code
figure-column-before = { $part } (before)
figure-part-count = Number
figure-part-part = Number of cases
figure-part-whole = Of
figure-part-percent = Per cent
figure-part-known = Known times
figure-part-median = Median (minutes)
figure-part-ninth = 9th decile (minutes)
figure-sheet = Figures
figure-definition = Definition
figure-overlaps = An incident may stand on several lines: they add up to more than the whole.
figure-empty = Nothing to draw
figure-empty-text = No case answers this question, or nothing is measured of them yet.

figure-picture-title = { $figure }, { $by }
figure-picture-text = { $drawn } { $most } The table gives all the numbers.
figure-picture-most = The highest: { $group }, { $value }.
figure-picture-table = These numbers as a table, and other breakdowns
figure-drawn-count = Number of cases.
figure-drawn-share = Shares in per cent.
figure-drawn-duration = Median times.

figure-take = Take away
figure-take-csv = Table for spreadsheets (CSV)
figure-take-xlsx = Workbook (XLSX)
figure-take-svg = Picture (SVG)
figure-take-json = Open data with their dictionary (JSON)

figure-dictionary-group = Code of the line: INSEE code of the region, type of facility or cause. Absent for all together.
figure-dictionary-label = Name of the line, in French.
figure-dictionary-year = Year of declaration, on the calendar of Paris.
figure-dictionary-incidents = Number of incidents. Absent when it is hidden.
figure-dictionary-hidden = True when the number is hidden: too few facilities contribute to it, or it would give a hidden number away.

public-figures-title = Public figures
public-figures-lead = Security incidents declared by health and medico-social facilities, by year.
public-figures-region = By region
public-figures-type = By type of facility
public-figures-cause = By cause
public-figures-counted = Years that are over, up to { $year } included. Each year is settled on the 1st of February that follows and not changed afterwards; the reports of a file of past years are added, or leave, together.
public-figures-none = No year is published yet.
public-figures-hidden = { $count ->
    [one] No number is hidden.
   *[other] “Hidden”: fewer than { $count } facilities contribute to it, or it would give another away.
}
public-figures-picture = Incidents declared by year
public-figures-picture-text = A line follows the number of incidents from year to year. The table gives all the numbers.
public-figures-map = Incidents declared in { $year } by region
public-figures-map-text = Each region is a tile, filled by the number of incidents. The table by region gives all the numbers.
public-figures-empty-text = A year appears here on the 1st of February that follows it.

figures-report-page = Yearly report and monthly indicator
figures-report-lead = The yearly report is written from the public figures, after your text. Small numbers are hidden in it: it can be published as it is.
figures-report-year = Year
figures-report-year-hint = Of a year that is not over, its whole months. The tables by region, type and cause hold published years alone: each appears on the 1st of February that follows.
figures-report-language = Language
figures-report-text = Introduction
figures-report-text-hint = It opens the report. An empty line separates two paragraphs.
figures-report-make = Download the report (PDF)
figures-report-too-long = The text is longer than { $count } characters: shorten it.
figures-report-no-year = No month of this year is over yet, or it is no year: choose another.
figures-report-title = Observatory of security incidents { $year }
figures-report-key = Key figures
figures-report-counted = Whole months, up to { $last } included.
figures-report-definitions = Definitions
figures-report-months = Incidents declared by month
figures-report-months-text = A line follows the number of incidents of the last thirteen months. The table gives all the numbers.
figures-report-by = { $by }: incidents declared
figures-report-by-text = The number of incidents of { $year } for each line of the table, which gives all the numbers.
indicator-title = Monthly indicator: { $month }
indicator-page = Monthly indicator
indicator-lead = The state of the threat each month, compared with the same month of the year before (PDF).
document-file-figures = yearly-report
document-file-indicator = monthly-indicator

figure-picture = Picture
figure-map-class = { $least } to { $most }
figure-map-nothing = no data

timeline-title = Timeline
timeline-lead = What happened during the period, in your scope: the incidents declared, the events and incidents that stand out, the alerts sent.
timeline-by-week = Incidents declared by week
timeline-by-month = Incidents declared by month
timeline-by-quarter = Incidents declared by quarter
timeline-week = week of { $day }
timeline-event = Event
timeline-incidents = { $count ->
    [one] 1 incident
   *[other] { $count } incidents
}
timeline-degraded = { $count ->
    [one] 1 in degraded mode
   *[other] { $count } in degraded mode
}
timeline-interrupted = { $count ->
    [one] 1 of them with care interrupted
   *[other] { $count } of them with care interrupted
}
timeline-longest = { $length } at most
timeline-care-kept = care went on
timeline-no-end = no known end
timeline-no-title = Title erased
timeline-happenings = Events and incidents that stand out
timeline-happenings-text = An event gathers the cases that experts found to be one fact. Incidents by themselves that put care in degraded mode are shown with them: first what counts most incidents, then most interruptions of care, then what lasted longest.
timeline-others = { $count ->
    [one] One other is not shown.
   *[other] { $count } others are not shown.
}
timeline-no-happenings = No event, nor any incident in degraded mode.
timeline-alerts = Alerts sent
timeline-alerts-text = The alerts that you may read, sent during the period to facilities of the territory, whatever the threat.
timeline-no-alerts = No alert.
timeline-column-what = Fact
timeline-column-first = First declaration
timeline-column-last = Last declaration
timeline-column-end = End
timeline-column-care = Effect on care
timeline-column-alert = Alert
timeline-column-sent = Sent on
timeline-column-title = Title
timeline-column-nature = Nature
timeline-column-step = Period
timeline-sheet-numbers = Incidents
timeline-sheet-happenings = Facts
timeline-sheet-alerts = Alerts
timeline-legend-ended = from declaration to closing
timeline-legend-open = no known end
timeline-legend-alert = alert sent
timeline-picture-title = Timeline, { $period }
timeline-picture-text = Columns give the number of incidents; the highest: { $most }, { $incidents }. Below, { $happenings ->
    [0] no event nor incident that stands out
    [one] one event or incident that stands out
   *[other] { $happenings } events or incidents that stand out
} and { $alerts ->
    [0] no alert
    [one] one alert
   *[other] { $alerts } alerts
}, from their beginning to their end. The tables give everything.

figure-dictionary-period = First and last day of declaration, on the calendar of Paris.
figure-dictionary-against = Period of the comparison. Absent when nothing is compared.
figure-dictionary-territory = Territory in which the case is led: “france” for the whole scope, “region-” or “departement-” and the INSEE code.
figure-dictionary-by = By what the figure is broken down.
figure-dictionary-overlaps = True when a case may stand in several groups, which then add up to more than the whole.
figure-dictionary-total = Value of all groups together, each case once; “total_before” for the period of the comparison.
figure-dictionary-groups = The groups, in the order of the table.
figure-dictionary-word = Code of the group: INSEE code, keyword, year, quarter or month.
figure-dictionary-called = Name of the group.
figure-dictionary-value = Value of the figure for the group; its fields follow from the unit.
figure-dictionary-before = Value for the period of the comparison.
figure-dictionary-count = Number.
figure-dictionary-part = Number of cases that meet the definition.
figure-dictionary-whole = Number of cases of which the figure is taken.
figure-dictionary-percent = Share in per cent, to a tenth.
figure-dictionary-known = Number of cases of which the time is known.
figure-dictionary-median = Minutes that half of the known times do not exceed.
figure-dictionary-ninth = Minutes that nine in ten of the known times do not exceed.
timeline-dictionary-steps = The weeks, months or quarters, in order.
timeline-dictionary-incidents = Number of incidents.
timeline-dictionary-happenings = The events, and incidents by themselves in degraded mode, that weighed most.
timeline-dictionary-is-event = True for an event that gathers cases, false for an incident by itself.
timeline-dictionary-event = Number of the event. Absent when none of its cases is open to you.
timeline-dictionary-first = Day of the first declaration.
timeline-dictionary-last = Day of the last declaration.
timeline-dictionary-closed = Day on which the last case was closed, give or take one. Absent when it is not known, or a case is open.
timeline-dictionary-facilities = Number of facilities that declared.
timeline-dictionary-region = INSEE code of the region, when there is only one.
timeline-dictionary-type = Type of the facilities, when there is only one.
timeline-dictionary-cause = Most frequent cause.
timeline-dictionary-degraded = Number of incidents with care in degraded mode, or stopped.
timeline-dictionary-interrupted = Number of incidents with care interrupted.
timeline-dictionary-longest = Minutes of the longest degraded mode that is known.
timeline-dictionary-others = Number of events and incidents in degraded mode that are not shown.
timeline-dictionary-alerts = The alerts sent that you may read: number, day, title, nature.
