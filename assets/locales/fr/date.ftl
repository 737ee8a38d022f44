# Les jours. $day est un nombre, $month le nom d'un mois, $year une année.
date-full = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-short = { $day ->
    [1] 1er
   *[other] { $day }
} { $month }
date-short-year = { $day ->
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
