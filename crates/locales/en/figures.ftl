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
figure-dictionary-year = Year of declaration, on the calendar of Paris. Absent for all years.
figure-dictionary-incidents = Number of incidents. Absent when it is hidden.
figure-dictionary-hidden = True when the number is hidden: too few facilities contribute to it, or it would give a hidden number away.

public-figures-title = Public figures
public-figures-lead = Security incidents declared by health and medico-social facilities, by year.
public-figures-region = By region
public-figures-type = By type of facility
public-figures-cause = By cause
public-figures-counted = Whole months, up to { $last } included.
public-figures-hidden = { $count ->
    [one] No number is hidden.
   *[other] “Hidden”: fewer than { $count } facilities contribute to it, or it would give another away.
}
public-figures-picture = Incidents declared by year
public-figures-picture-text = A line follows the number of incidents from year to year. The table gives all the numbers.
public-figures-empty-text = The first figures will appear here at the end of the first month.

figures-report-page = Yearly report and monthly indicator
figures-report-lead = The yearly report is written from the public figures, after your text. Small numbers are hidden in it: it can be published as it is.
figures-report-year = Year
figures-report-year-hint = Of a year that is not over, its whole months.
figures-report-language = Language
figures-report-text = Introduction
figures-report-text-hint = It opens the report. An empty line separates two paragraphs.
figures-report-make = Download the report (PDF)
figures-report-too-long = The text is longer than { $count } characters: shorten it.
figures-report-no-year = No month of this year is over yet, or it is no year: choose another.
figures-report-title = Observatory of security incidents { $year }
figures-report-key = Key figures
figures-report-definitions = Definitions
figures-report-months = Incidents declared by month
figures-report-months-text = A line follows the number of incidents of the last thirteen months. The table gives all the numbers.
figures-report-by = Incidents declared, { $by }
figures-report-by-text = The number of incidents of { $year } for each line of the table, which gives all the numbers.
indicator-title = Monthly indicator: { $month }
indicator-page = Monthly indicator
indicator-lead = The state of the threat each month, compared with the same month of the year before (PDF).
document-file-figures = yearly-report
document-file-indicator = monthly-indicator
