# The questions of the walk: a title, and a hint that helps to answer.
question-main = What do you want to decide?
question-main-hint = One question, in your own words. Enter keeps the question shown here.
question-suggestion-two-accounts = What becomes of my account, and of my employer's?
question-suggestion-first-account = In whose name do I start?
question-suggestion-employee-voice = How far may our people speak for us from their own accounts?
question-title = A short title to find it by
question-title-hint = It names the deliberation in your library.
question-seats = Who decides?
question-seats-hint = Several people answer in turn. Nobody sees the others' answers until all are opened at once.
question-people = Who decides together?
question-people-hint = They answer in this order, each in turn. A coach's answers do not count.
question-decide-by = By when do you have to decide?
question-decide-by-hint = Only if there is such a day. The library reminds you of it.
question-account = { $account }
question-account-mine = Your own account
question-account-employers = Your employer's account
question-account-theirs = The accounts of your people
question-account-ours = The firm's account
question-account-hint = Name the platform, and say what you got from it so far.
question-account-field-holder = Speaks for
question-account-field-platform = Platform
question-account-field-handle = Handle
question-account-field-audience = Followers
question-account-field-since = Since
question-account-field-brought = What it brought
question-holder-personal = a person
question-holder-employer = the employer
question-account-more = More facts: handle, followers, since
question-account-add = Add another account
question-account-remove = Remove this account
question-account-remove-confirm = Remove this account with what you wrote about it? { $account }
question-options = Which options do you have?
question-options-hint = Take the options to look at, leave the rest, add your own.
question-first-feeling = Before you weigh anything: which option do you lean toward?
question-first-feeling-hint = Your answer is sealed now, and opened beside the verdict.
question-feeling-strength = How strongly do you lean toward it?
question-feeling-strength-hint = 1 is a slight lean, 5 a firm conviction.
question-condition-hint = A “no” rules out { $options }. With “I don't know”, nothing is ruled out, and the verdict says “only if”.
question-condition-warning-hint = This condition concerns { $options }. A “no” rules nothing out; it is only a warning.
question-criteria = What matters in this decision?
question-criteria-hint = Leave out what does not matter to you, add what is missing. Does each matter now, later, or always?
question-option-from-criteria = Which option would serve { $criteria } best?
question-option-from-none = Is another option missing?
question-option-from-criteria-hint = If it is not on your list yet, type it and it becomes an option. Enter alone goes on.
question-option-typed = { $known ->
    [yes] “{ $option }” is on your list already.
   *[no] “{ $option }” is an option now.
}
question-order = Pick what matters most, then the next
question-order-hint = Think of the change from −5 to +5, not only of the name. You can make the rest equal at any time.
question-points = How many points does each deserve?
question-points-hint = Any number from 0 up; twice the points counts twice.
question-full-swing = If every criterion were at its worst, which one would you fix first?
question-full-swing-hint = That criterion goes from its worst to its best, and the others stay at their worst.
question-swing = If fixing “{ $first }” is worth 100, how much is fixing each other one worth?
question-swing-hint = 0: not worth fixing; 100: worth just as much.
question-pairs = Which matters more, and by how much?
question-pairs-hint = For one or the other: from just as much to 9 times as much.
question-pairs-shared = The weights come from comparing in pairs
question-pairs-shared-hint = The comparisons in the file hold for everybody. w shows another way, where each person weighs alone.
question-pairs-none = There is nothing to compare yet
question-pairs-none-hint = Comparing takes two criteria that count. Step 6 offers others.
question-method-in-use = The weights come { $how }.
question-method-shown = Only shown: weights { $how }. In use: weights { $current }, until you answer here.
question-method-shown-short = Only shown: weights { $how }.
question-method-changed = The weights now come { $how }.{ $old ->
    [kept] { " Your earlier answers stay in the file, unused." }
    [carried-over] { " Your earlier answers are carried over." }
    [replaced] { " Your earlier answers are replaced." }
   *[none] { "" }
}
question-nothing-rated = No option is rated yet on “{ $criterion }”.
question-open-ratings = Not rated yet on “{ $criterion }”: { $options }.
question-unweighed = { $count ->
    [one] No weight yet: { $criteria }. The verdict needs this weight.
   *[other] No weight yet: { $criteria }. The verdict needs these weights.
}
question-nothing-weighed = No criterion has a weight yet. The verdict needs the weights.
question-lens = How much do the years ahead count, compared with now?
question-lens-hint = { $people ->
    [one] It changes the weights of what matters now and later.
   *[other] This lens is shared by all of you. It changes the weights of what matters now and later.
}
question-lens-hint-alike = { $people ->
    [one] { "" }
   *[other] This lens is shared by all of you. { "" }
}{ $when ->
    [now] Every criterion counts now
    [later] Every criterion counts later
   *[always] Every criterion always counts
}, so the answer changes no weight. It changes weights if criteria count at different times.
question-lens-1 = now counts far more
question-lens-2 = now counts more
question-lens-3 = both alike
question-lens-4 = the years ahead count more
question-lens-5 = the years ahead count far more
question-lens-open = Without an answer, both count alike.
question-lens-effect = later things { $later } of 100, now things { $now }{ $has_always ->
    [yes] , the rest { $always }
   *[no] { "" }
}
question-rating-hint = How does each option do on this criterion?
question-hand-over = { $person }: your turn
question-hand-over-hint = Hand over the keyboard. The answers given so far stay sealed.
question-correction = Whose answers need a correction?
question-correction-hint = That person takes the keyboard and sees only their own questions. All answers stay sealed.
question-hand-over-to-correct-hint = Hand over the keyboard. Your own answers follow, one by one, then the page of the verdict. All answers stay sealed.
question-verdict = The verdict
question-verdict-hint = Which option is ahead, and what would change that.
question-choice = What do you choose?
question-choice-hint = If you started today, would you choose this? The choice is yours.
question-because = Why?
question-because-hint = What would you tell a friend in your place? One or two sentences are enough.
question-expects = What do you expect from this choice?
question-expects-hint = How did it go for others who chose this? Write something that you can check at the review.
question-confidence = How sure are you that what you expect will come true?
question-confidence-hint = 50% means a coin toss; at 100%, a failure would surprise everyone.
question-commitment = How committed are you to this choice?
question-commitment-hint = 1: not at all; 10: fully.
question-lift = What would raise your commitment to 8?
question-lift-hint = Below 7, something holds you back. Say what it is.
question-premortem = Imagine it is a year later and it went badly. What happened?
question-premortem-hint = This helps you see what could go wrong. You can leave it empty.
question-signs = What would be the first sign that it goes badly?
question-signs-hint = For each sign, say what you will do then and when you will look for it.
question-sign-seen = Did you see this warning sign? “{ $sign }”
question-sign-seen-hint = If not, choose when to look again.
question-sign-seen-then = You planned to do this: “{ $then }”
question-draft = { $option }: { $sentences }
question-draft-heaviest = { $people ->
    [one] for me, “{ $criterion }” weighs most
   *[other] for us, “{ $criterion }” weighs most
}{ $effect ->
    [well] , and this option does well on it.
    [badly] , although this option does badly on it.
   *[open] .
}
question-draft-con = “{ $criterion }” speaks against this option.
question-draft-think-again = { $people ->
    [one] I would think again if { $changes }: “{ $option }” { $certainty ->
        [could] could then be level.
       *[would] would then be level.
    }
   *[other] We would think again if { $changes }: “{ $option }” { $certainty ->
        [could] could then be level.
       *[would] would then be level.
    }
}
question-draft-other-leads = In the figures, “{ $option }” is ahead.
question-steps = What will you do, and by when?
question-steps-hint = Small steps, each with a date if you can.
question-review-date = When will you review this choice?
question-review-date-hint = On that day, the library shows this deliberation first.
question-came-true = How much of what you expected came true?
question-came-true-expected = You expected this: { $text } — 0%: nothing of it came true; 100%: all of it.
question-came-true-hint = No expectation was written down. Think of what you hoped for. 0%: nothing came true; 100%: all of it.
question-satisfied = How satisfied are you with the result?
question-satisfied-hint = 1: not at all; 10: fully. A good decision can turn out badly.
question-review-note = What happened?
question-review-note-hint = Write a few words for the next review. The weights come next: change those that you would set differently now.
question-review-result = Then and now
question-review-result-hint = What you decided, what happened, and what the same question gives today.
question-choice-one-person = One person
question-choice-nobody = Nobody's: back to the verdict
question-choice-several-people = Two or more people, by name: partners, colleagues
question-choice-person-and-employer = A person and the employer
question-choice-met = Yes
question-choice-unmet = No
question-choice-unknown = I don't know
question-choice-ruled-out = “{ $option }” is ruled out, because the { $count ->
    [one] answer to { $questions } is
   *[other] answers to { $questions } are
} no. Do you choose it all the same?
question-choice-weeks = { $count ->
    [one] In a week
   *[other] In { $count } weeks
}
question-choice-seen = Yes, I saw it
question-choice-look-again = { $count ->
    [one] No. Look again in a month
   *[other] No. Look again in { $count } months
}
question-choice-stop-looking = No, and do not look again
question-choice-months = { $count ->
    [one] In a month
    [12] In a year
   *[other] In { $count } months
}
