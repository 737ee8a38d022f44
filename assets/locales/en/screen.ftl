# What the screen says around the questions.
screen-too-small = This window is too small: { $columns } columns and { $rows } rows are needed. Nothing is lost. Make it larger, or press Ctrl+C to save and leave.
screen-saved = saved
screen-not-saved = not saved
screen-saving = saving
screen-read-only = only shown
screen-new = new
screen-matrix = matrix
screen-turn = { $person }'s turn
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
screen-leader-settled = Nothing still open can change which option leads; it can change how clearly, and what holds near or far ({ $count ->
    [one] 1 criterion is open
   *[other] { $count } criteria are open
}). v goes to the verdict, Enter goes on.
screen-overdue = { $day }, late
screen-no-steps = No step yet. Press a to add one.
screen-no-signs = No warning sign yet. Press a to add one.
screen-sign-seen = Then you wanted to: { $then }
screen-sign-seen-on = seen { $day }
screen-cursor-on-leader = The cursor is on the option that leads. Space chooses it. Enter leaves the question open.
screen-draft = A draft from your answers. Tab takes it; you can change it afterwards.
screen-enter-goes-on = Enter goes on.
screen-hand-over-back = Shift+Tab goes back to the answers of { $person }.
screen-order-points-if-equal = In parentheses: the points if the rest is equal.
screen-swing-first = This one is the measure, 100. Space on another row makes that one the measure.
screen-pairs-until = There will be weights after { $count ->
    [one] 1 more comparison
   *[other] { $count } more comparisons
}.
screen-pairs-firmer = { $count } more would make this firmer. Enter takes this answer; s stops here.
screen-pairs-all = Everything is compared with everything. Enter goes on.
screen-pairs-look-again = { $said } r looks again.
screen-withheld = Until then nothing is ranked, anywhere.
screen-leader-with-condition = { $option }, if…
screen-lens-preview = { $people ->
    [one] looking from { $lens }
   *[other] looking from { $lens } with the lens you all share
}
screen-lens-not-kept = { $people ->
    [one] Looking from { $lens }, not kept. Space keeps it; Enter decides with { $stored }.
   *[other] The lens you all share is tried at { $lens }, not kept. Space keeps it for all of you; Enter decides with { $stored }.
}
screen-lens-open = { $people ->
    [one] at { $lens }, as the lens has no answer yet
   *[other] at { $lens }, as the lens you all share has no answer yet
}
screen-lens-current = { $people ->
    [one] you stand at { $lens }
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
screen-rating-other = rival's
screen-contribution = adds
screen-weight-share = It weighs { $share } of 100
screen-verdict-available = There is a verdict: v shows it.
screen-leader-so-far = So far: { $option }
screen-weight = weight
screen-score = score
screen-matrix-empty = The table needs an option and a criterion. The walk offers some.
screen-weight-sealed = its weight is sealed
screen-share = { $share } of 100 points of weight, given { $how }
screen-weight-is = { $criterion }: { $share }.
screen-cell-description = { $option } · { $criterion }: { $rating }.
screen-unknown-span = don't know: anything from −5 to +5
screen-several-people = { $people }: their answers stand here together. Each answers in the walk, at step { $step }.
screen-answers-sealed = Answers are sealed: nobody's stand here before all are opened at once.
screen-no-removal-while-sealed = As long as answers are sealed nothing is removed: an answer that is not seen could go with it.
screen-removed-with-ratings = { $count ->
    [0] Removed
    [one] Removed, with { $count } rating
   *[other] Removed, with { $count } ratings
}: { $what }. u brings it back.
screen-template-prompt = What is it about?
screen-undone = Taken back: { $what }
screen-redone = Done again: { $what }
screen-cannot-open = { $name } cannot be opened: { $reason }
screen-quit-unsaved = It could not be saved. Leave all the same? The emergency copy is offered when you open this file again.
screen-quit-loses-work = It could not be saved, and there is no emergency copy: what is not saved is lost if you leave. Leave all the same?
screen-quit-loses-draft = What you are writing is in no file and could not be kept: it is lost if you leave. Leave all the same?
screen-prompt-option = A name for the option
screen-prompt-criterion = Something else that matters
screen-prompt-name = Another name
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
screen-prompt-review-day = When will you look at it again? Such as 15 March, 6 months, { $pattern }
screen-prompt-decide-by = By when do you have to decide? Such as 15 March, 2 weeks, { $pattern }; or empty
screen-prompt-sign = What would be the sign?
screen-prompt-sign-then = What will you do if you see it?
screen-prompt-sign-day = When will you look for it? Such as 15 March, 3 months, { $pattern }; or empty
screen-prompt-title = Another title
screen-prompt-client = The client's name; empty where there is none
screen-known-names = Known: { $names }. Tab writes the first.
screen-not-a-rank = Please type a whole number from 1 up.
screen-weights-from-pairs = These weights come from comparing in pairs: step 7 has the comparisons.
screen-fact-not-understood = “{ $text }” is not understood yet. It stays in the field “{ $fact }”.
screen-removed-entry = Removed: { $what }. u takes it back.
screen-not-a-rating = Please type a number from -5 to 5, d for “don't know”, or a range such as 0..3. ? explains.
screen-note-needs-rating = Rate it first, then the note has something to stand on.
screen-text-full = A text may be 64 KiB long: this one is, so what comes after that is left out.
screen-copied = Sent to the terminal; not every terminal takes it.
screen-copy-too-long = This is too long for a terminal's clipboard: nothing was sent.
screen-editor-none = No editor is named. Set VISUAL or EDITOR, to nano for example, and start pesee again.
screen-editor-not-started = { $editor } could not be started ({ $reason }). The text is as it was.
screen-editor-failed = The editor ended with an error. The text is as it was.
screen-editor-not-text = What the editor left is no text in UTF-8. The text is as it was.
screen-editor-trouble = The text could not be handed to the editor ({ $reason }). It is as it was.
screen-undone-more = Taken back: { $what }, and { $more } more
screen-redone-more = Done again: { $what }, and { $more } more
screen-rest-unknown = { $count ->
    [one] 1 rating is
   *[other] { $count } ratings are
} now “don't know”. u takes it back.
screen-palette-nothing = Nothing that can be done here is called that. Esc closes.
screen-theme = It looks { $theme } now. A line theme = "{ $theme }" in config.toml keeps it so.
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
screen-pasted-added = { $count ->
    [one] 1 was added.
   *[other] { $count } were added.
} u takes it back.
screen-prompt-con = At −5, the worst that can be: in a few words, what is it like?
screen-prompt-zero = At 0, no difference: what is it like?
screen-prompt-pro = At +5, the best that can be: what is it like?
screen-passphrase-open = { $name } is sealed. Its passphrase:
screen-passphrase-unlock = The passphrase of { $name }, to unseal it for good:
screen-passphrase-lock = A passphrase to seal { $name }:
screen-passphrase-again = The same again:
screen-passphrase-opening = Opening… Esc gives up.
screen-passphrase-working = One moment…
screen-passphrase-keep = Keep it well: without it nobody opens the file, this program included.
screen-passphrase-empty = Write it first. Esc goes back.
screen-passphrase-mismatch = The two are not the same. Write it twice again.
screen-passphrase-wrong = That passphrase does not open it. Try again.
screen-passphrase-forgotten = It is saved, sealed and forgotten here.
screen-passphrase-forgotten-kept = It is sealed and forgotten here. What was not saved is in an emergency copy, sealed too, and offered when you open it again.
screen-passphrase-forgotten-lost = It is sealed and forgotten here. What was not saved is lost.
screen-passphrase-forgotten-read-only = It is forgotten here. Nothing was changed.
screen-encrypted = Sealed: { $name }. The file in clear and its earlier versions are gone.
screen-encrypted-copies-left = { $count ->
    [one] One copy is
   *[other] { $count } copies are
} in clear still: “pesee lock” on the command line names them.
screen-decrypted = In clear again: { $name }. The sealed file is in the trash.
screen-horizon-or = { " or " }
screen-verdict-in-sentences = The verdict in sentences
