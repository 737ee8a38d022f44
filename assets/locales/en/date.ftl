# Days. $day is a number, $month a month's name, $year a year.
date-day-month-year = { $day } { $month } { $year }
date-month-year = { $month } { $year }
date-day-short-month = { $day } { $month }
date-day-short-month-year = { $day } { $month } { $year }
date-today = today
date-yesterday = yesterday
date-days-ago = { $days } days ago
date-january = January
date-february = February
date-march = March
date-april = April
date-may = May
date-june = June
date-july = July
date-august = August
date-september = September
date-october = October
date-november = November
date-december = December
date-jan = Jan
date-feb = Feb
date-mar = Mar
date-apr = Apr
date-jun = Jun
date-jul = Jul
date-aug = Aug
date-sep = Sep
date-oct = Oct
date-nov = Nov
date-dec = Dec
date-moment = { $day }, { $hour }:{ $minute }
date-time = { $hour }:{ $minute }
date-just-now = just now
date-minutes-ago = { $minutes ->
    [one] a minute ago
   *[other] { $minutes } minutes ago
}
date-hours-ago = { $hours ->
    [one] an hour ago
   *[other] { $hours } hours ago
}
