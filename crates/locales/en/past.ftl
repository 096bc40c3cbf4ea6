# Reports of years past, taken over.

past-title = Taking over past years
past-lead = Have the observatory count the reports that came before this portal. Each line of a file is one report. Taking over creates no case, no message and no deadline.
past-reports-link = Taking over past years

past-try = Take over a file
past-try-another = Try another file
past-step-template = Download the template:
past-step-fill = Fill in one line a report. Only the date of the declaration and what places the facility are needed. Copy neither names of people nor free text: such columns would not be read.
past-step-try = Try the file: nothing is kept, each error is shown with its line.
past-template-xlsx = template (XLSX)
past-template-csv = template (CSV)
past-file = File
past-file-hint = CSV or XLSX, 20 MB and 100,000 lines at most.
past-file-again = The same file, once more
past-file-again-hint = Nothing of the trial was kept. The hash of the file is checked: what is taken over is what was tried.
past-try-button = Try the file
past-no-file = Choose a file.
past-take-over = { $count ->
    [one] Take over this report
   *[other] Take over these { $count } reports
}

past-trial = Trial of the file
past-trial-sound = { $count ->
    [one] The report of this file can be taken over.
   *[other] The { $count } reports of this file can be taken over.
}
past-trial-nothing-kept = Check the numbers below, then take them over.
past-trial-problems = { $count ->
    [one] One error is in the way.
   *[other] { $count } errors are in the way.
}
past-trial-mend = A file is taken over whole or not at all. Mend it, then try it again.
past-trial-unread = Columns that are not read: { $names }.
past-trial-alongside = { $count ->
    [one] One report declared in this period is counted already: it must not be in the file as well.
   *[other] { $count } reports declared in this period are counted already: they must not be in the file as well.
}
past-trial-wrong = What must be mended
past-trial-first = { $count ->
    [one] (the first error)
   *[other] (the first { $count } errors)
}
past-trial-years = What the file brings
past-year = Year
past-line = Line
past-column = Column
past-what-to-do = What to do
past-whole-line = The whole line

past-files = Files taken over
past-no-files = No file taken over
past-no-files-text = The observatory counts the cases of this portal alone.
past-file-nameless = File whose name was erased
past-file-reports = Reports: { $reports }
past-take-back = Take back
past-take-back-text = Nothing of this file will be counted any more and its lines will be erased. That it was taken over and taken back stays in the log.
past-take-back-reason = Reason
past-take-back-button = Take back
past-taken-back-by = Taken back by { $who } on { $when }.
flash-past-imported = The file is taken over: the observatory counts it.
flash-past-taken-back = The file is taken back: the observatory no longer counts it.
refusal-imported-already = This file was taken over already, on { $when }. To take it over again, take it back first.

past-sheet-reports = Reports
past-sheet-columns = Columns
past-columns-text = Columns may stand in any order, and those that do not serve may be missing. Capitals and accents do not count. Several words in one cell are separated by “|”. A line that begins with “#” is not read.
past-columns-all = Show the columns and their words
past-column-holds = What it holds
past-column-words = Possible words

word-past-import-state-counted = Counted
word-past-import-state-taken-back = Taken back

word-past-outcome-incident = Incident
word-past-outcome-unconfirmed = Not confirmed
word-past-outcome-not-incident = Not an incident
word-past-outcome-duplicate = Duplicate

word-past-column-declared-at = Declared on
word-past-column-declared-at-hint = Needed. A date, with the hour in Paris where it is known: 2019-03-12 14:30 or 12/03/2019 14:30. Delays are only taken between two known hours.
word-past-column-finess = FINESS
word-past-column-finess-hint = The facility's number. Where the register knows it, département and type may be missing.
word-past-column-facility = Facility
word-past-column-facility-hint = Without a FINESS number, a code of your choice, the same for the same facility in all your files. It is not kept. Without either, reports of one département and one type count as one facility.
word-past-column-departement = Département
word-past-column-departement-hint = Code or name. Needed without a FINESS number.
word-past-column-type = Type of facility
word-past-column-type-hint = A word beside, that of a group (health facilities, medico-social…) or the category of the register (355). Needed without a FINESS number.
word-past-column-outcome = Outcome
word-past-column-outcome-hint = What the report was found to be. Empty: incident. A duplicate counts as a report, not as an incident.
word-past-column-class = Class
word-past-column-class-hint = The one that CERT Santé gave.
word-past-column-event = Event
word-past-column-event-hint = A code of your choice, the same for the reports of one event. It is not kept.
word-past-column-malice = Origin
word-past-column-malice-hint = Empty: undetermined.
word-past-column-causes = Causes
word-past-column-causes-hint = One or several.
word-past-column-care = Effect on care
word-past-column-care-hint = Empty: not said.
word-past-column-degraded-from = Degraded mode since
word-past-column-degraded-from-hint = Date and hour.
word-past-column-degraded-until = Degraded mode until
word-past-column-degraded-until-hint = Date and hour.
word-past-column-degraded-hours = Hours of degraded mode
word-past-column-degraded-hours-hint = Where the two hours before are not known: 36 or 1.5.
word-past-column-patients = Danger
word-past-column-patients-hint = For patients or residents. Empty: not said.
word-past-column-data = Effect on data
word-past-column-data-hint = One or several. Empty: not said.
word-past-column-data-natures = Kinds of data
word-past-column-data-natures-hint = One or several.
word-past-column-operation = Working
word-past-column-operation-hint = Empty: not said.
word-past-column-support = Support asked for
word-past-column-support-hint = Empty: no.
word-past-column-resolved-before = Resolved before the declaration
word-past-column-resolved-before-hint = Empty: no.
word-past-column-noticed-at = Noticed on
word-past-column-noticed-at-hint = Date and hour.
word-past-column-taken-in-at = Taken in on
word-past-column-taken-in-at-hint = Date and hour.
word-past-column-qualified-at = Qualified on
word-past-column-qualified-at-hint = Date and hour of the first qualification.
word-past-column-first-measure-at = First measure on
word-past-column-first-measure-at-hint = Date and hour at which the first measure was proposed.
word-past-column-closed-at = Closed on
word-past-column-closed-at-hint = Date and hour.
word-past-column-told = Authorities told
word-past-column-told-hint = These will count the report among theirs. CERT Santé, HFDS and the ARS of the territory always count it.

past-problem-missing = Fill in this cell.
past-problem-not-a-day = “{ $written }” is neither a date nor a date with its hour. Write 2019-03-12 14:30 or 12/03/2019 14:30.
past-problem-not-hours = “{ $written }” is no number of hours. Write 36 or 1.5.
past-problem-not-a-word = “{ $written }” is no word of this column. Possible words: { $allowed }.
past-problem-not-with-others = “None” contradicts the other words of this cell. Keep the one or the others.
past-problem-not-a-finess = “{ $written }” is no FINESS number: nine characters of which the last one checks the others. Mend it, or leave the cell empty and give département and type.
past-problem-unknown-finess = The register does not know the number { $written }. Give the département and the type of the facility as well.
past-problem-not-a-departement = “{ $written }” is no département. Write its code (31) or its name.
past-problem-not-a-type = “{ $written }” is no type of facility. Possible words: { $allowed }; or the category of the register, in three digits.
past-problem-in-the-future = This date has not come yet. Mend it.
past-problem-too-early = This date is before 2000. Mend it.
past-problem-after-the-declaration = This date comes after the declaration, yet precedes it. Mend one of the two.
past-problem-before-the-declaration = This date comes before the declaration, yet follows it. Mend one of the two.
past-problem-ends-before-it-begins = The end comes before the beginning. Mend one of the two.
past-problem-not-degraded = A time of degraded mode is given without an effect on care. Write “Degraded mode” or “Interruption”, or empty this cell.
past-problem-class-against-outcome = The class contradicts the outcome. Mend one of the two.
past-problem-too-many-cells = The line has more cells than there are columns. Check separators and quotes.
past-problem-same-as = This line says the same as line { $line }. If these are two reports, tell them apart by the hour or the facility; otherwise remove it.

past-file-too-large = The file is larger than 20 MB, or would be much larger once opened. Divide it into several files.
past-file-too-many-lines = The file has more than 100,000 lines. Divide it into several files.
past-file-not-a-workbook = This workbook cannot be read. Save it as XLSX or CSV.
past-file-not-a-table = This file is no table of reports: its first line names no known column. Begin with the template.
past-file-lacking = The column “{ $column }” is missing. Add it, or begin with the template.
past-file-twice = Two columns are called “{ $column }”. Keep one.
past-file-empty = This file names its columns and holds no report.
past-file-differs = This file is not the one that was tried. Try it first.

proof-story-past-import = of the file taken over { $name }
