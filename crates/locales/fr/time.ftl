### Dates, hours, durations, zones.

time-monday = lundi
time-tuesday = mardi
time-wednesday = mercredi
time-thursday = jeudi
time-friday = vendredi
time-saturday = samedi
time-sunday = dimanche

time-january = janvier
time-january-short = janv.
time-february = février
time-february-short = févr.
time-march = mars
time-march-short = mars
time-april = avril
time-april-short = avr.
time-may = mai
time-may-short = mai
time-june = juin
time-june-short = juin
time-july = juillet
time-july-short = juil.
time-august = août
time-august-short = août
time-september = septembre
time-september-short = sept.
time-october = octobre
time-october-short = oct.
time-november = novembre
time-november-short = nov.
time-december = décembre
time-december-short = déc.

time-date = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
time-hour = { $hour } h { $minute }
time-date-time = { $date } à { $hour } ({ $zone })
time-day-hour = { $date } à { $hour }
time-date-time-elsewhere = { $paris }, soit { $local } ({ $zone })
time-short-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
time-month = { $month } { $year }
time-short = { $day } { $month } { $year }, { $hour }

time-just-now = à l'instant
time-ago = il y a { $span }
time-left = il reste { $span }
time-overdue = dépassé de { $span }
time-seconds = { $count } s
time-minutes = { $count } min
time-hours = { $count } h
time-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
time-months = { $count } mois
time-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}

zone-paris = heure de Paris
zone-guadeloupe = heure de la Guadeloupe
zone-martinique = heure de la Martinique
zone-saint-martin = heure de Saint-Martin
zone-saint-barthelemy = heure de Saint-Barthélemy
zone-guyane = heure de la Guyane
zone-saint-pierre-et-miquelon = heure de Saint-Pierre-et-Miquelon
zone-reunion = heure de La Réunion
zone-mayotte = heure de Mayotte
zone-wallis-et-futuna = heure de Wallis-et-Futuna
zone-polynesie = heure de la Polynésie française
zone-nouvelle-caledonie = heure de la Nouvelle-Calédonie
zone-other = heure de { $name }
