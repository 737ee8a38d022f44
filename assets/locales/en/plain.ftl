# The walk in lines.
plain-welcome = { $title }. Enter keeps what stands or goes on, ? explains, :back goes back, Ctrl-D saves and leaves.
plain-farewell = Saved. You can come back to it at any time.
plain-step = Step { $number } of 10: { $name }
plain-turn = { $person }: { $question }
plain-default = Now: { $default }
plain-item = { $number }. { $item }
plain-item-now = { $number }. { $item } (your answer)
plain-item-in = { $number }. { $item } (taken)
plain-item-out = { $number }. { $item } (left out)
plain-criterion = { $name }, { $when }
plain-number = number
plain-enter = Enter to go on
plain-scale = { $least } to { $most }
plain-list = number, name or Enter
plain-what = what will you do, or Enter
plain-safeguards = These would fit this choice. A number takes one, several numbers take several:
plain-safeguard-taken = Number { $number } is taken already.
plain-by-kept = by (Enter keeps { $day }; { $pattern }, or - for no date)
plain-by = by ({ $pattern }, or Enter)
plain-order = numbers in order, or Enter
plain-lift-first = number, or Enter for none
plain-swing = { $name } (0 to 100, or Enter to stop)
plain-swing-words = { $name }: from “{ $con }” to “{ $pro }”
plain-not-a-swing = Please type a number from 0 to 100.
plain-compare = which one and how many times: 1 3, 2 5, or = for alike; Enter stops
plain-not-a-comparison = Please type 1 or 2 for the one that matters more, then from 1 to 9 how many times as much, such as 1 3; or = for alike. ? explains.
plain-weights-so-far = Weights so far, of 100: { $weights }.
plain-pairs-firmer = { $count ->
    [one] 1 more comparison
   *[other] { $count } more comparisons
} would make them firmer.
plain-rate = { $option } ({ $now })
plain-field-now = { $field } ({ $now })
plain-words = −5 { $con }; 0 { $zero }; +5 { $pro }
plain-step-by = { $what }, by { $day }
plain-or-a-day = Or a day of your own, { $pattern }.
plain-more-accounts = Is there another account? 1 for a person's, 2 for the employer's, Enter for no.
plain-not-a-choice = Please type a number from 1 to { $count }. ? explains.
plain-not-on-scale = Please type a whole number from { $least } to { $most }. ? explains.
plain-not-a-rating = Please type a number from -5 to 5, d for “don't know”, or a range such as 0..3. ? explains.
plain-not-an-order = Please type the numbers from 1 to { $count } in order, such as 3 1 2. ? explains.
plain-not-points = Please type a number, 0 or more.
plain-not-a-day = Please type a day as { $pattern }.
plain-unknown-word = { $word } is no word I know. ? lists them.
plain-refused = That does not fit here, so nothing was changed.
plain-chosen-stays = It was chosen once, so it stays.
plain-nothing-to-undo = There is nothing to take back.
plain-nothing-to-redo = There is nothing to do again.
plain-strike-which = :strike 1 to :strike { $count } strike out an option's pros and cons, in the order of the verdict.
plain-other-only = :other works at the weights: order, points, swings, pairs.
plain-left = At most { $count ->
    [one] one criterion
   *[other] { $count } criteria
} left to rate.
plain-settled = No rating still open can change which option leads; { $count ->
    [one] one criterion is
   *[other] { $count } criteria are
} left open.
plain-stop-or-go = Enter to stop here, r to rate the rest
plain-unfinished-offer = Enter goes on rating; d answers the rest with “don't know”.
plain-help-text = Type your answer and press Enter. Enter alone keeps what stands; - alone empties it.
plain-help-choice = Type the number of your answer. Enter alone keeps what stands.
plain-help-scale = Type a whole number. Enter alone keeps what stands.
plain-help-list = A number takes or leaves that line; a text adds it; 2 = New name renames line 2; at the criteria, 2 = now, later or always says when it is felt. Enter goes on.
plain-help-order = Type the numbers, what matters most first; = makes them level: 3 1=2.
plain-help-points = Type a number for each; twice the points counts twice. Enter alone keeps what stands.
plain-help-swings = First the number of the one to lift first; then, for each other one, from 0 to 100 what lifting it is worth beside that. Enter alone keeps what stands, or stops.
plain-help-pairs = Type 1 or 2 for the one that matters more, then how many times as much: 3 somewhat more, 5 clearly, 7 much, 9 overwhelmingly; = for alike. :undo takes the last one back; Enter alone stops.
plain-help-other = :other weighs another way: order, points, swings, pairs.
plain-help-ratings = A number from -5 (a decisive con) to 5 (a decisive pro); d for “don't know”; 0..3 for a range; 2 0..3 for a best guess with a range; then, if you like, fact, estimate or feeling, and # a note. x takes a rating back.
plain-help-steps = Type what you will do, then by when; or the numbers of the safeguards you take. Enter alone ends the list.
plain-help-shown = Enter goes on.
plain-help-words = At any time: ? explains, :again repeats, :back goes back, :undo and :redo, :history, :verdict, :review and :round once something is decided, :strike (or :strike 2) for what cancels, :go weights (or a number from 1 to 10), :quit.
plain-library = Your deliberations. Type a number to open one.
plain-library-empty = There is no deliberation here yet.
plain-new = Begin a new one: { $template }
plain-due = { $title }, { $due }
plain-copy = { $title }: { $copy }
plain-row = { $title }, { $stage }
plain-farewell-unchanged = Nothing was changed.
plain-help-library = Type the number of what to open or begin. Enter alone leaves.
plain-not-a-choice-or-day = Please type a number from 1 to { $count }, or a day as { $pattern }. ? explains.
plain-rate-how = For each option, type a number from −5 to 5, or d for “don't know”. ? says more.
plain-what-would-change = What would change it:
plain-nothing-decided = Nothing is decided here yet.
plain-round = Another round: what was decided stays in the file. :undo takes this back.
plain-keep-or-round = Enter keeps the decision, r begins another round
plain-review-due = The day to look back on this has come. :verdict goes to the verdict instead.
