### Dates, hours, durations, zones.

time-monday = Monday
time-tuesday = Tuesday
time-wednesday = Wednesday
time-thursday = Thursday
time-friday = Friday
time-saturday = Saturday
time-sunday = Sunday

time-january = January
time-january-short = Jan
time-february = February
time-february-short = Feb
time-march = March
time-march-short = Mar
time-april = April
time-april-short = Apr
time-may = May
time-may-short = May
time-june = June
time-june-short = Jun
time-july = July
time-july-short = Jul
time-august = August
time-august-short = Aug
time-september = September
time-september-short = Sep
time-october = October
time-october-short = Oct
time-november = November
time-november-short = Nov
time-december = December
time-december-short = Dec

time-date = { $weekday } { $day } { $month } { $year }
time-hour = { $hour }:{ $minute }
time-date-time = { $date } at { $hour } ({ $zone })
time-day-hour = { $date } at { $hour }
time-date-time-elsewhere = { $paris }, that is { $local } ({ $zone })
time-short-day = { $day } { $month } { $year }
time-month = { $month } { $year }
time-short = { $day } { $month } { $year }, { $hour }

time-just-now = just now
time-ago = { $span } ago
time-left = { $span } left
time-overdue = overdue by { $span }
time-seconds = { $count } s
time-minutes = { $count } min
time-hours = { $count } h
time-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
time-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
time-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}

zone-paris = Paris time
zone-guadeloupe = Guadeloupe time
zone-martinique = Martinique time
zone-saint-martin = Saint Martin time
zone-saint-barthelemy = Saint Barthélemy time
zone-guyane = French Guiana time
zone-saint-pierre-et-miquelon = Saint Pierre and Miquelon time
zone-reunion = Réunion time
zone-mayotte = Mayotte time
zone-wallis-et-futuna = Wallis and Futuna time
zone-polynesie = French Polynesia time
zone-nouvelle-caledonie = New Caledonia time
zone-other = { $name } time
