# Les jours. $day est un nombre, $month le nom d'un mois, $year une année.
date-day-month-year = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-month-year = { $month } { $year }
date-day-short-month = { $day ->
    [1] 1er
   *[other] { $day }
} { $month }
date-day-short-month-year = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-today = aujourd'hui
date-yesterday = hier
date-days-ago = il y a { $days } jours
date-january = janvier
date-february = février
date-march = mars
date-april = avril
date-may = mai
date-june = juin
date-july = juillet
date-august = août
date-september = septembre
date-october = octobre
date-november = novembre
date-december = décembre
date-jan = janv.
date-feb = févr.
date-mar = mars
date-apr = avril
date-jun = juin
date-jul = juill.
date-aug = août
date-sep = sept.
date-oct = oct.
date-nov = nov.
date-dec = déc.
date-moment = { $day }, { $hour } h { $minute }
date-time = { $hour } h { $minute }
date-just-now = à l'instant
date-minutes-ago = { $minutes ->
    [one] il y a { $minutes } minute
   *[other] il y a { $minutes } minutes
}
date-hours-ago = { $hours ->
    [one] il y a { $hours } heure
   *[other] il y a { $hours } heures
}
