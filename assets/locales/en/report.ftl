# What leaves the program for other programs.
report-of = From “{ $title }”
report-review = Look again: { $title }
report-chosen = You chose: { $option }
report-expects = What you expected: { $text }
report-nothing = Nothing here has a date yet, so there is no calendar to write. Give a step a date, or say when you will look again.
report-left-out = { $count ->
    [one] 1 step is left out: it is done, or has no date.
   *[other] { $count } steps are left out: they are done, or have no date.
}
report-written = For your calendar: { $path }
report-not-written = { $path } was not written: { $reason }.
