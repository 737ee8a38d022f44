# What the screen says around the questions.
screen-too-small = This window is too small: { $columns } columns and { $rows } rows are needed. Nothing is lost. Make it larger, or press Ctrl+C to save and leave.
screen-saved = saved
screen-not-saved = not saved
screen-saving = saving
screen-read-only = read only
screen-new = new
screen-matrix = matrix
screen-turn = { $person }'s turn
screen-turn-next = Next: { $person }
screen-percent = { $value }%
screen-not-answered = No answer yet.
screen-enter-leaves-open = Enter leaves the question open.
screen-fate = { $account }: { $fate }
screen-other-day = Another day…
screen-kept-day = On { $day }
screen-con = con
screen-pro = pro
screen-cons = cons
screen-pros = pros
screen-quoted = “{ $text }”
screen-ratings-left = At most { $count ->
    [one] 1 criterion
   *[other] { $count } criteria
} left to rate.
screen-leader-settled = No missing rating can change which option leads. The size of the lead can change, and so can the result in the short or the long run ({ $count ->
    [one] 1 criterion is open
   *[other] { $count } criteria are open
}). v goes to the verdict, Enter goes on.
screen-overdue = { $day }, late
screen-no-steps = No step yet. Press a to add one.
screen-no-signs = No warning sign yet. Press a to add one.
screen-sign-seen = You planned to do this: { $then }
screen-sign-seen-on = seen { $day }
screen-cursor-on-leader = The cursor is on the option that leads. Space chooses it. Enter leaves the question open.
screen-draft = A draft from your answers. Tab takes it; you can change it afterwards.
screen-enter-goes-on = Enter goes on.
screen-hand-over-back = { $person } can still go back to their own answers with Shift+Tab.
screen-order-points-if-equal = In parentheses: the points if the rest is equal.
screen-swing-first = This criterion counts 100. Space on another row gives that one 100.
screen-pairs-until = There will be weights after { $count ->
    [one] 1 more comparison
   *[other] { $count } more comparisons
}.
screen-pairs-firmer = { $count } more would make the weights more certain. Enter takes this answer; s stops here.
screen-pairs-all = All the pairs are compared. Enter goes on.
screen-pairs-side = A digit now says how many times as much “{ $criterion }” matters.
screen-pairs-look-again = { $said } r goes back to it.
screen-withheld = Until then, nothing is ranked.
screen-leader-with-condition = { $option }, if…
screen-lens-preview = { $people ->
    [one] lens at { $lens }
   *[other] the lens you all share at { $lens }
}
screen-lens-not-kept = { $people ->
    [one] Lens at { $lens }, not kept. Space keeps it; Enter decides with { $stored }.
   *[other] The lens you all share at { $lens }, not kept. Space keeps it for all of you; Enter decides with { $stored }.
}
screen-lens-open = { $people ->
    [one] lens at { $lens }: no answer yet
   *[other] the lens you all share at { $lens }: no answer yet
}
screen-lens-current = { $people ->
    [one] your lens: { $lens }
   *[other] the lens you all share: { $lens }
}
screen-pros-line = For: { $parts }
screen-cons-line = Against: { $parts }
screen-balance-cons = cons { $sum }
screen-balance-pros = pros { $sum }
screen-balance-side = { $sum } { $option }
screen-rival-difference = Where “{ $option }” and “{ $rival }” differ
screen-other-count = { $count ->
    [one] 1 other
   *[other] { $count } others
}
screen-rating = rating
screen-rating-other = other's
screen-contribution = adds
screen-weight-share = This criterion weighs { $share } of 100
screen-verdict-available = There is a verdict: v shows it.
screen-ratings-of = Ratings of “{ $option }”
screen-weight = weight
screen-weight-of-100 = of 100
screen-horizon = when
screen-mark-partly-rated = not rated by everybody
screen-mark-sealed = not shown while answers are sealed
screen-mark-only-if = only if a condition is met
screen-mark-ruled-out = ruled out
screen-score = score
screen-matrix-empty = The matrix needs an option and a criterion. Steps 3 and 6 offer some.
screen-weight-sealed = its weight is sealed
screen-share = { $share } of 100 points of weight, { $how }
screen-share-of-points = { $share } of 100 points of weight, from { $count ->
    [one] 1 point
   *[other] { $points } points
}
screen-share-none = no weight yet
screen-weight-is = { $criterion }: { $share }.
screen-cell-description = { $option } · { $criterion }: { $rating }.
screen-unknown-span = don't know: anything from −5 to +5
screen-several-people = { $people }: their answers are shown together here. Each person answers at step { $step }.
screen-several-people-sealed = The answers are sealed, and nothing is answered here. Each person answers at step { $step }, in their own turn.
screen-answers-sealed = The answers are sealed. They appear here when all of them are opened at once.
screen-no-removal-while-sealed = Nothing can be removed while answers are sealed: a hidden answer could be lost.
screen-removed-with-ratings = { $count ->
    [0] Removed
    [one] Removed, with { $count } rating
   *[other] Removed, with { $count } ratings
}: { $what }.
screen-template-prompt = What is it about?
screen-can-undo = u undoes this.
screen-undone = Undone: { $what }
screen-redone = Redone: { $what }
screen-cannot-open = { $name } cannot be opened: { $reason }
screen-quit-unsaved = Your work could not be saved. Leave anyway? The emergency copy is offered when you open this file again.
screen-quit-loses-work = Your work could not be saved, and there is no emergency copy. If you leave, what is not saved is lost. Leave anyway?
screen-quit-loses-draft = What you are writing is in no file and could not be kept. If you leave, it is lost. Leave anyway?
screen-prompt-option = A name for the option
screen-prompt-criterion = Something else that matters
screen-prompt-name = A new name
screen-prompt-note = A note on this rating
screen-prompt-rating = A number from −5 to 5, d for “don't know”, a range such as 0..3, or a guess with a range: 2 0..3
screen-prompt-rank = Its place in the order: 1 matters most
screen-prompt-points = Its points: 0 or more
screen-prompt-add-person = Who else decides? A name; Enter alone closes this.
screen-prompt-person = A name for this person
screen-prompt-employer = A name for the employer's side
screen-prompt-coach = A name for the coach
screen-prompt-step = What will you do?
screen-prompt-due = By when? Such as 15 March, 2 weeks, { $pattern }; or empty
screen-prompt-review-day = When will you review this choice? Such as 15 March, 6 months, { $pattern }
screen-prompt-decide-by = By when do you have to decide? Such as 15 March, 2 weeks, { $pattern }; or empty
screen-prompt-sign = What would be the sign?
screen-prompt-sign-then = What will you do if you see it?
screen-prompt-sign-day = When will you look for it? Such as 15 March, 3 months, { $pattern }; or empty
screen-prompt-title = A new title
screen-prompt-client = The client's name, or nothing if there is no client
screen-known-names = Known: { $names } (Tab writes the first name)
screen-not-a-rank = Please type a whole number from 1 up.
screen-weights-from-pairs = These weights come from comparing in pairs: step 7 has the comparisons.
screen-fact-not-understood = The program does not understand “{ $text }” yet. The text stays in the field “{ $fact }”.
screen-removed-entry = Removed: { $what }.
screen-not-a-rating = Please type a number from −5 to 5, d for “don't know”, or a range such as 0..3 or 0 to 3. F1 explains.
screen-ambiguous-range = This can be a range or a negative number. Please type a range as 0..3 or 0 to 3.
screen-typed-range = The rating is now { $rating }. If you mean a range, press r and type { $range }.
screen-note-needs-rating = Give a rating first, then add the note.
screen-text-full = A text can be 64 KiB long. This one is full, so the rest is left out.
screen-copied = Sent to the terminal; not every terminal puts it on the clipboard.
screen-copy-too-long = This is too long for the clipboard of a terminal, so nothing was sent.
screen-editor-none = No editor is set. Set VISUAL or EDITOR, for example to nano, then start pesee again.
screen-editor-not-started = { $editor } could not be started ({ $reason }). The text is unchanged.
screen-editor-failed = The editor ended with an error. The text is unchanged.
screen-editor-failed-after-save = The editor ended with an error. The text is unchanged. What the editor saved is kept in { $path }.
screen-editor-not-text = The editor did not leave UTF-8 text. The text here is unchanged, and the file is kept: { $path }.
screen-editor-kept = A text that your editor saved is in no deliberation yet: { $path }. Copy what you need from it, then delete it.
screen-editor-trouble = The text could not be given to the editor ({ $reason }). The text is unchanged.
screen-rest-unknown = { $count ->
    [one] 1 rating is
   *[other] { $count } ratings are
} now “don't know”.
screen-palette-nothing = No action here has that name. Esc closes.
screen-theme = The theme is now { $theme }. To keep it, put the line theme = "{ $theme }" in config.toml.
screen-pasted = { $list ->
    [options] { $count ->
        [one] 1 option to add
       *[other] { $count } options to add
    }
   *[criteria] { $count ->
        [one] 1 criterion to add
       *[other] { $count } criteria to add
    }
}
screen-pasted-known = there already
screen-pasted-no-names = Nothing is pasted: each row must begin with the name of a criterion. The ratings follow it.
screen-pasted-no-rating = Paste one rating here, such as −2 or 0..3. Rows with the names of criteria can be pasted in the matrix (m).
screen-pasted-criteria = { $criteria ->
    [one] 1 criterion is added,
   *[other] { $criteria } criteria are added,
} { $ratings ->
    [0] without ratings.
    [one] with 1 rating.
   *[other] with { $ratings } ratings.
}
screen-pasted-ratings = { $count ->
    [one] 1 rating is entered in an empty cell.
   *[other] { $count } ratings are entered in empty cells.
}
screen-pasted-replaced = { $count ->
    [one] 1 rating is replaced.
   *[other] { $count } ratings are replaced.
}
screen-pasted-unchanged = Every pasted rating is there already.
screen-pasted-unread = { $count ->
    [one] 1 cell could not be read.
   *[other] { $count } cells could not be read.
}
screen-pasted-column = column { $number }
screen-pasted-left-out = Only names and ratings are pasted; left out: { $columns }.
screen-pasted-added = { $count ->
    [one] 1 was added.
   *[other] { $count } were added.
}
screen-prompt-con = At −5, the worst case: what is it like, in a few words?
screen-prompt-zero = At 0, neither a pro nor a con: what is it like?
screen-prompt-pro = At +5, the best case: what is it like?
screen-prompt-orphan = Something that you were writing about was deleted meanwhile. This is your text: Enter copies it through the terminal and closes this, Esc throws it away.
screen-passphrase-open = { $name } is encrypted. Its passphrase:
screen-passphrase-unlock = The passphrase of { $name }, to decrypt it for good:
screen-passphrase-lock = A passphrase to encrypt { $name }:
screen-passphrase-again = The same passphrase again:
screen-passphrase-opening = Opening… Esc cancels.
screen-passphrase-working = One moment…
screen-passphrase-keep = Keep the passphrase safe: without it nobody can open the file, not even this program.
screen-passphrase-empty = Type the passphrase first. Esc goes back.
screen-passphrase-too-long = That is longer than { $most } bytes, and it is not cut: nothing was taken. Type a shorter passphrase.
screen-passphrase-several-lines = That has several lines or control characters: nothing was taken. Paste or type a single line.
screen-passphrase-mismatch = The two passphrases are not the same. Type both again.
screen-passphrase-wrong = That passphrase does not open the file. Try again.
screen-passphrase-forgotten = The file is saved and encrypted. The program has forgotten the passphrase.
screen-passphrase-forgotten-kept = The file is encrypted. The program has forgotten the passphrase. Your unsaved work is in an encrypted emergency copy, and is offered when you open the file again.
screen-passphrase-forgotten-lost = The file is encrypted. The program has forgotten the passphrase. Your unsaved work is lost.
screen-passphrase-forgotten-read-only = The program has forgotten the passphrase. The file is unchanged.
screen-encrypted = Encrypted: { $name }. The unencrypted file and its earlier versions are deleted.
screen-encrypted-not-all = Encrypted: { $name }. The unencrypted file is deleted.
screen-encrypted-copies-left = Still unencrypted: { $names }. Delete what you do not need.
screen-encrypted-more-copies-left = Still unencrypted: { $names } and { $count } more. Delete what you do not need.
screen-decrypted = Decrypted: { $name }. The encrypted file is in the trash.
screen-horizon-or = { " or " }
screen-verdict-in-sentences = The verdict in sentences
