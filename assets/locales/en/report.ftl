# What leaves the program for other programs.
report-from-title = From “{ $title }”
report-review = Review: { $title }
report-decide-by = Decide by today: { $title }
report-tripwire-line = Did you see this warning sign? { $sign }
report-tripwire-then-line = If so: { $what }
report-choice-line = You chose: { $option }
report-expectation-line = What you expected: { $text }
report-nothing = Nothing here has a date yet, so there is no calendar to write. Give a step a date, or choose a review day.
report-too-large = This report would be too large for other programs to open, because it repeats long names or has a great many ratings. Shorten the names, or choose another format, for example csv.
report-left-out = { $count ->
    [one] 1 step is left out: it has no date.
   *[other] { $count } steps are left out: they have no date.
}
report-cancelled = { $count ->
    [one] 1 step is done: the calendar marks it as cancelled.
   *[other] { $count } steps are done: the calendar marks them as cancelled.
}
report-calendar-written = For your calendar: { $path }
report-not-written-reason = { $path } was not written: { $reason }.

# What somebody takes home.
report-for = For
report-people = Decided by
report-written-on = Written on
report-withheld = Until then, this report ranks nothing. All the answers given so far follow.
report-withheld-sealed = Until then, this report ranks nothing and leaves out the sealed answers.
report-leaders-by-person = The leading option for each person
report-first-feelings = The first feeling
report-stable-weights = The weights at which another option leads
report-label = { $name }:
report-changes-after-verdict = Changed after the verdict was seen
report-option-chosen = Option chosen
report-lens = { $people ->
    [one] The lens is at { $at }
   *[other] The lens that all share is at { $at }
}, between 0 (only now counts) and 1 (only later counts). In the middle, both count alike.
report-horizon = Now or later
report-choice = The choice
report-nothing-chosen = Nothing is chosen yet.
report-chosen-on = Chosen on
report-reason = Why
report-breaking-points = What would change the result
report-expectation = What is expected
report-confidence = How sure
report-commitment = Commitment
report-lift = What would raise the commitment
report-obstacle = What may stand in the way
report-helper = Who may help
report-premortem = What could go wrong
report-review-on = Review on
report-decide-by-day = To be decided by
report-percent = { $value }%
report-out-of-ten = { $value } of 10
report-earlier-choice = { $option }, on { $day }
report-earlier-choices = Chosen before
report-next = What comes next
report-agreed = Agreed on { $day }
report-step = Step
report-due-date = By
report-state = State
report-done = done
report-sign = Warning sign
report-sign-then = What to do then
report-look-on = Look on
report-sign-seen = seen on { $day }
report-sign-unseen = not seen
report-not-done = to do
report-safeguards = Other steps that fit this choice
report-review-section = What happened
report-note = Note
report-option = Option
report-fates = What becomes of each account
report-cautions = What to consider first
report-condition = Condition
report-concerns = Concerns
report-met = met
report-unmet-out = not met: ruled out
report-unmet-warns = not met: only a warning
report-unknown = not known yet
report-criterion = Criterion
report-when = Matters
report-rank = Place
report-points = Points
report-points-of = Points, { $person }
report-share = Of 100
report-counts-not = –
report-weighting-method = The weights come { $how }.
report-anchors = What the ends of each scale mean
report-matrix-of = The matrix: { $person }
report-legend = −5 is a decisive con, +5 a decisive pro, and 0 is neither. ? is “don't know”, · is not rated, and a range goes from its lowest to its highest number.
report-unrated = Not rated
report-unrated-on = { $criterion }: { $options }
report-bars = The pros and cons of each option
report-balance = The balance of “{ $option }”
report-balance-part = { $criterion } { $amount }
report-balance-pros = Pros, { $total }: { $parts }.
report-balance-cons = Cons, { $total }: { $parts }.
report-ruled-out = ruled out
report-horizon-picture = Which option leads, from now to later
report-horizon-span = From { $from } to { $to }: { $options }.
report-horizon-lens = { $people ->
    [one] The lens is at { $at }.
   *[other] The lens that all share is at { $at }.
}
report-picture-title = The verdict of “{ $title }”

# Without names.
report-person = person { $name }
report-account = account { $number }
report-platform = platform { $number }
report-the-client = the client
report-free-texts = { $count ->
    [one] Names, handles, platforms that are not public and the client are replaced. One text is kept as it is; read it before you hand this on:
   *[other] Names, handles, platforms that are not public and the client are replaced. { $count } texts are kept as they are; read them before you hand this on:
}
report-free-text = { $place }: { $text }
report-path-names-person = The name of the file still says who it is about: { $path }.

# A report, before it is written.
report-export-title = A report to hand over
report-format = Format
report-names-label = Names
report-length-label = Length
report-length-full = complete
report-length-short = one page
report-no-short-form = Only the formats md and html have a form of one page.
report-path-label = File
report-names-kept = as they are
report-names-replaced = neutral words
report-file-name = report
report-no-name = The file needs a name.
report-path-hint = A name without a folder is written in the folder of the deliberation.
report-preview-withheld = The verdict cannot be shown yet. This report has the answers that can be shown, and says what is missing. It ranks nothing.
report-format-md = text with simple marks (Markdown)
report-format-html = a page for a browser, and for paper
report-format-csv = the matrix, for a spreadsheet
report-format-json = everything, for scripts
report-format-svg = the picture of the verdict
report-format-ics = the dates, for a calendar
report-preview = { $format }, { $size }:
report-preview-words = { $format }, { $size }. In words:
report-size = { $count } KB
report-overwrite = { $what } Replace it?
report-taken = There is another file already: { $path }.
report-taken-changed = There is a report already: { $path }. It was changed after the program wrote it, or the program does not know it.
report-taken-unchanged = The earlier report of this deliberation is there already: { $path }. Nobody has changed it since.
report-taken-format = There is a report of this deliberation in another format already: { $path } ({ $format }).
report-exported = Written: { $path }
report-export-failed = { $path } was not written: { $reason }. Give another name, or another folder.
