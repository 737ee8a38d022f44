# The walk in lines: each sentence is read aloud by a screen reader, so a line holds one thought and signs are words.
plain-prompt = { $prompt }:
plain-answer = your answer
plain-welcome = { $title }
plain-welcome-how = Enter keeps the current answer, or leaves the question open. A question mark explains where you are. :help lists the other words that you can type. Ctrl+D saves and leaves.
plain-farewell = Everything is saved. You can come back to it at any time.
plain-farewell-unchanged = Nothing was changed.
plain-step = Step { $number } of 10: { $name }
plain-person-question = { $person }: { $question }
plain-current = Now: { $default }
plain-not-answered = No answer yet. Enter leaves the question open.
plain-item = { $number }. { $item }
plain-item-current = { $number }. { $item }, your answer
plain-item-taken = { $number }. { $item }, taken
plain-item-left-out = { $number }. { $item }, left out
plain-criterion = { $name }, { $when }
plain-number = number
plain-lens = { $lens }, { $effect }
plain-continue = Enter to go on
plain-continue-or = Enter, or { $letters }
plain-scale = { $least } to { $most }
plain-list-prompt = number, name or Enter
plain-name-of = name of { $person }, or Enter
plain-person-role = { $person }, { $role }
plain-person-change-help = Type a new name, or one of these roles: person, employer, coach. A hyphen alone removes this person with their answers. Enter changes nothing.
plain-can-undo = { $word } undoes this.
plain-hand-over-back = { $person } can still go back to their own answers with { $word }.
plain-hand-over-visible = The answers of { $person } can still be read above. Clear the terminal before you hand over the keyboard.
plain-correct-nobody = Enter alone goes back to the verdict.
plain-sealed-offer = Enter opens all answers. The letter c corrects an answer first.
plain-waiting-offer = Enter goes on to what is missing. The letter c corrects an answer.
plain-step-prompt = what will you do, or Enter
plain-steps-heading = What you will do so far. A number changes one:
plain-step-change-help = Type a new text to replace it. A hyphen alone removes it. Enter keeps it.
plain-step-change-prompt = new text
plain-safeguards = These safeguards fit this choice. A number takes one, several numbers take several:
plain-safeguard-taken = Number { $number } is taken already.
plain-due-current = Enter keeps { $day }. Type another day, for example 15 March, 2 weeks, or { $pattern }. A hyphen alone leaves it without a day.
plain-due-none = Type a day, for example 15 March, 2 weeks, or { $pattern }. Enter leaves it without a day.
plain-due-prompt = by when
plain-signs-heading = Warning signs so far. A number changes one:
plain-sign-prompt = a sign, or Enter
plain-sign-change-help = An exclamation mark marks the sign as seen, or removes that mark. Type a new text to replace the sign. A hyphen alone removes the sign. Enter keeps it.
plain-sign-change-prompt = new text
plain-sign-then-prompt = what will you do then
plain-sign-day-prompt = when will you look for it
plain-draft = A draft from your answers. { $draft } Type = to take it, or write a text of your own.
plain-choose-again = Type the number again to choose it all the same, or another number.
plain-order = numbers in order, or Enter
plain-order-ranked = { $name }, place { $rank }, { $points } of 100
plain-order-open = Type the numbers, what matters most first. An equals sign at the end makes the rest equal. A number that you leave out stays open.
plain-points-of-100 = { $points } of 100
plain-lift-first = number, or Enter for none
plain-swing = { $name }, from 0 to 100, or Enter to stop
plain-swing-words = { $name }, from “{ $con }” to “{ $pro }”
plain-not-a-swing = Please type a number from 0 to 100.
plain-compare = 1 or 2, then how many times as much; = for equal; Enter stops
plain-not-a-comparison = Please type 1 or 2 for the one that matters more, then from 1 to 9 how many times as much, such as 1 3. Or type = if both matter alike.
plain-weights-so-far = Weights so far, of 100: { $weights }.
plain-pairs-firmer = { $count ->
    [one] 1 more comparison
   *[other] { $count } more comparisons
} would make them more certain.
plain-rate = { $option }, { $now }
plain-field-current = { $field }, now { $now }
plain-anchor-con = Minus 5 means: { $text }
plain-anchor-zero = 0 means: { $text }
plain-anchor-pro = Plus 5 means: { $text }
plain-step-due = { $what }, by { $day }
plain-or-a-date = Or type a day, for example 15 March, 6 months, or { $pattern }.
plain-other-facts = { $word } adds the handle, the followers and since when it exists.
plain-facts-only = That word works only for an account.
plain-more-accounts = Is there another account? Type 1 for a person's, 2 for the employer's. Enter alone goes on.
plain-not-a-choice = Please type a number from 1 to { $count }. A question mark explains.
plain-not-an-item = Please type a number from 1 to { $count }, or Enter alone to leave.
plain-not-a-choice-or-date = Please type a number from 1 to { $count }, or a day, for example 15 March, 6 months, or { $pattern }. A question mark explains.
plain-not-on-scale = Please type a whole number from { $least } to { $most }. A question mark explains.
plain-not-a-rating = Please type a number from minus 5 to plus 5, such as -3 or 4. The letter d is for “don't know”. A question mark explains.
plain-not-a-range = A range is two numbers from minus 5 to plus 5, the lower one first, such as 0 3.
plain-not-an-order = Please type the numbers from 1 to { $count } in order, such as 3 1 2. A question mark explains.
plain-not-points = Please type a number, 0 or more.
plain-not-an-offered-letter = That is not an answer here. Type one of the letters shown, or Enter.
plain-nothing-asked = There is nothing to answer here, so your text was not kept. Enter goes on.
plain-unknown-command = { $word } is not a known word. :help lists them.
plain-unknown-command-near = { $word } is not a known word. Did you mean { $near }?
plain-ambiguous-command = { $word } can be one of these: { $names }. Type one more letter.
plain-no-step = “{ $name }” is not one of the ten steps. :go lists them.
plain-no-question = That step has no question called “{ $name }”.
plain-no-row = The matrix has rows 1 to { $count }.
plain-edit-rejected = That is not possible here, so nothing was changed.
plain-line-truncated = That line was longer than a text may be, { $most } KiB. Its beginning was taken. Its last { $left } bytes are not kept.
plain-line-read-as-latin1 = Some letters of that line were not UTF-8. They were read as Latin-1, and all of them are kept.
plain-line-control-keys = That line held keys that are not letters, such as arrows. Only these keys were left out.
plain-chosen-option-stays = This option was chosen once, so it stays.
plain-nothing-to-undo = There is nothing to undo.
plain-nothing-to-redo = There is nothing to redo.
plain-next-weighting-method-only = :other works only for the weights: order, points, swings, pairs.
plain-use-weighting-method-only = :keep works only for the weights, after :other has shown another way.
plain-rating-only = That word works only for the ratings, on the option that you are asked about.
plain-note = your note, or Enter
plain-note-saved = The note is kept.
plain-range = the lowest and the highest number
plain-ratings-left = At most { $count ->
    [one] one criterion
   *[other] { $count } criteria
} left to rate.
plain-leader-settled = No missing rating can change which option leads. The size of the lead can change, and so can the result in the short or the long run. { $count ->
    [one] 1 criterion is
   *[other] { $count } criteria are
} left open.
plain-stop-or-go = Enter stops here. The letter r goes on rating.
plain-unfinished-offer = Enter goes on rating. The letter d answers the rest with “don't know”.
plain-changed-since-verdict = You changed something since the verdict was last read out.
plain-verdict-may-change = This may change the verdict. :verdict reads it again, with what changed.
plain-what-would-change = What would change it:
plain-rate-how = For each option, type a number from minus 5 to plus 5, such as -3 or 4. The letter d is for “don't know”.
plain-steps = The ten steps:
plain-step-done = { $number }. { $name }, done
plain-step-partial = { $number }. { $name }, begun
plain-step-open = { $number }. { $name }, still open
plain-step-asks = { $step } has several questions. :go { $number } and one of these numbers leads to one:
plain-matrix = The matrix has { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, one for each criterion, and { $options ->
    [one] 1 option
   *[other] { $options } options
}.
plain-row-weighted = { $number }. { $name }, matters { $when }, weighs { $share } of 100
plain-row-unweighted = { $number }. { $name }, matters { $when }, no weight yet
plain-row-sealed = { $number }. { $name }, matters { $when }, weight sealed
plain-row-left-out = { $number }. { $name }, left out
plain-cell-of-person = { $person } { $rating }
plain-cell-sealed = sealed
plain-export-file = file (Enter: beside the deliberation)
plain-export-which = A report can be: { $formats }.
plain-export-taken = { $what } r replaces it, Enter keeps it.
plain-export-left = Nothing was written.
plain-compare-how = :compare with a day, for example 15 March, 2 weeks ago, or { $pattern }, says what changed since that day. :compare with the path of another file says what differs from that file.
plain-nothing-decided = Nothing is decided here yet.
plain-new-round-started = A new round begins. The earlier decision stays in the file.
plain-keep-or-new-round = Enter keeps the decision. The letter r begins a new round.
plain-review-due = The day to review this choice has come. :verdict goes to the verdict instead.
plain-taken-over = You cannot go on here: { $why }. Every answer that you gave here is saved in the file. Nothing more is asked here, so that no answer gets lost. Go on there, or close it there and open it here again.
plain-position = You are at step { $number } of 10, { $step }.
plain-position-question = The question: { $question }
plain-current-answers = Your answers so far:
plain-named-value = { $field }: { $now }
plain-commands-here = Words that you can type here:
plain-help-text = Type your answer, then Enter. Enter alone keeps the current answer. A hyphen alone empties it.
plain-help-account = The questions are the platform and what the account brought. You can leave the second one open. Enter alone keeps the current answer. A hyphen alone empties it.
plain-help-choice = Type the number of your answer, then Enter. Enter alone keeps the current answer, or leaves the question open.
plain-help-scale = Type a whole number, then Enter. Enter alone keeps the current answer, or leaves the question open.
plain-help-options = A number takes that line, or leaves it out. A text adds an option of your own. 2 = New name gives line 2 another name. Enter alone goes on.
plain-help-criteria = A number takes that line, or leaves it out. A text adds a criterion of your own. 2 = New name gives line 2 another name. 2 = now, 2 = later and 2 = always say when line 2 matters. Enter alone goes on.
plain-help-people = A text is the next name. 2 = New name gives line 2 another name. 2 = person, 2 = employer and 2 = coach say which role line 2 has; the answers of a coach do not count. 2 = - removes the person on line 2 with their answers. Enter alone goes on.
plain-help-order = Type the numbers, what matters most first, such as 3 1 2. An equals sign makes two equal, such as 3 1=2. At the end it makes the rest equal, such as 3 =. A criterion that you leave out has no place, and the verdict needs its place. Enter alone keeps the current answer, or leaves the question open.
plain-help-points = Type a number for each. Twice the points counts twice. Enter alone keeps the current answer.
plain-help-swings = First type the number of the criterion that you would fix first. That one counts 100. For each other criterion, type from 0 to 100 what fixing it is worth. Enter alone keeps the current answer, or stops.
plain-help-pairs = Type 1 or 2 for the one that matters more, then how many times as much, such as 1 3. 3 is somewhat more, 5 clearly more, 7 much more, 9 overwhelmingly more. An equals sign says that both matter alike. Enter alone stops.
plain-help-ratings = Type a number from minus 5, a decisive con, to plus 5, a decisive pro. The letter d says “don't know”. 0..3 says that the rating is between 0 and 3. 2 0..3 adds that 2 is your best guess. The words fact, estimate or feeling after the rating say what it rests on. A number sign begins a note. The letter x clears the rating. Enter alone keeps the current answer.
plain-help-steps = Type what you will do, then by when. A number takes an offered step, or changes one of yours. Enter alone ends the list.
plain-help-signs = Type a sign, then what you will do, then when you will look for it. A number changes a sign. Enter alone ends the list.
plain-help-no-answer = There is nothing to answer here. Enter alone goes on.
plain-help-commands = These words work at every question. You can type only their beginning, and the French words work too.
plain-help-short = A question mark alone explains where you are. Ctrl+D saves and leaves.
plain-command-repeat = { $word } asks the question again.
plain-command-back = { $word } goes to the question before.
plain-command-undo = { $word } undoes your last answer.
plain-command-redo = { $word } redoes it.
plain-command-go-to = { $word } lists the ten steps, and { $word } 7 or { $word } weights goes to one.
plain-command-verdict = { $word } reads the verdict, once there are enough answers.
plain-command-matrix = { $word } reads the whole matrix row by row, { $word } 2 only row 2.
plain-command-compare = { $word } says what changed since an earlier visit or the decision, or what differs between two people. With a day or a file, it compares with that day or that file.
plain-command-history = { $word } says what you changed, and lists the earlier versions.
plain-command-other-facts = { $word } asks for the handle of an account, its followers and since when it exists.
plain-command-note = { $word } keeps a note on the rating that you are asked about.
plain-command-range = { $word } rates with the lowest and the highest number, when one number is not enough.
plain-command-next-weighting-method = { $word } shows another way to weigh: by order, points, swings or pairs. If you answer there, that way is used.
plain-command-use-weighting-method = { $word } uses the way that :other shows.
plain-command-review = { $word } reviews the decision.
plain-command-new-round = { $word } begins a new round after a decision.
plain-command-language = { $word } changes to the next language, { $word } fr to French, { $word } en to English.
plain-command-export = { $word } writes a report; { $word } html chooses the format, { $word } html FILE the file too.
plain-command-manual = { $word } lists the pages of the manual, { $word } glossary reads one.
plain-command-help = { $word } lists every word.
plain-command-quit = { $word } saves and leaves.
plain-library = { $count ->
    [one] There is 1 deliberation
   *[other] There are { $count } deliberations
}, { $due ->
    [0] nothing due.
    [one] 1 with something due.
   *[other] { $due } with something due.
}
plain-library-empty = There is no deliberation here yet. Ten steps lead to one sentence you can defend.
plain-library-prompt = number to open, text to search, n for a new one, or Enter to leave
plain-library-more = number to open, text to search, n for a new one, or Enter for more
plain-library-lines-left = { $count ->
    [one] 1 more line follows.
   *[other] { $count } more lines follow.
}
plain-library-found = { $count ->
    [one] 1 line has “{ $text }” in it.
   *[other] { $count } lines have “{ $text }” in them.
}
plain-library-no-match = Nothing here has “{ $text }” in its title, client or tags.
plain-library-no-text-match = No text here has “{ $text }” in it.
plain-library-archived-count = { $count ->
    [one] 1 is put away. :archive reads it too.
   *[other] { $count } are put away. :archive reads them too.
}
plain-archived = { $title } is put away. “:archive { $number }” takes it out again.
plain-command-repeat-library = { $word } reads all of it again.
plain-command-clients = { $word } sorts the list by client, or again by what is due first.
plain-command-find = { $word } and some words lists the deliberations with these words in any text.
plain-command-archive = { $word } and a number puts that line away, or takes it out again. Without a number, it shows or hides what was put away.
plain-command-leave = { $word } leaves.
plain-template-prompt = What is it about?
plain-library-copy = { $title }: { $copy }
plain-help-library = Type the number of a line to open it. Type a part of a title, of a client or of a tag to hear only those lines; their numbers stay. The letter n begins a new one. Enter alone leaves.
plain-one-person = One person decides here, so there is nobody to compare with.
plain-command-people = { $word } says which option leads for whom, where you could meet, and where you are furthest apart.
# The names of the commands, without the colon. Each is one word, and none is the beginning of another one.
plain-name-again = again
plain-name-back = back
plain-name-undo = undo
plain-name-redo = redo
plain-name-go = go
plain-name-verdict = verdict
plain-name-matrix = matrix
plain-name-compare = compare
plain-name-people = people
plain-name-history = history
plain-name-note = note
plain-name-range = range
plain-name-other = other
plain-name-keep = keep
plain-name-facts = facts
plain-name-review = review
plain-name-round = round
plain-name-export = export
plain-name-language = language
plain-name-manual = manual
plain-name-help = help
plain-name-quit = quit
plain-name-clients = clients
plain-name-find = find
plain-name-archive = archive
# The words for signs, because screen readers skip or misname the signs.
plain-sign-plus = plus
plain-sign-minus = minus
plain-sign-becomes = becomes
plain-sign-times = times
plain-sign-to = to
plain-sign-about = about
# The letter for yes.
plain-letter-yes = y
