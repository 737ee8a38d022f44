# Steps, and how the parts of a deliberation are called.
walk-step-question = Question
walk-step-accounts = Accounts
walk-step-options = Options
walk-step-feeling = Feeling
walk-step-conditions = Conditions
walk-step-criteria = What matters
walk-step-weights = Weights
walk-step-ratings = Ratings
walk-step-verdict = Verdict
walk-step-commitment = Commitment
walk-account-mine = mine
walk-account-employers = the employer's
walk-account-theirs = theirs
walk-account-ours = ours
walk-seat-person = the person
walk-seat-person-number = person { $number }
walk-seat-employer = the employer
walk-seat-coach = the coach
walk-fate-keep = keep
walk-fate-slow = slow down
walk-fate-pause = pause
walk-fate-park = park
walk-fate-open = open
walk-fate-close = close
walk-fate-hand-over = hand over
walk-fate-merge = merge into { $into }
walk-fate-none = –
walk-offer-keep = { $count ->
    [one] Keep it
    [2] Keep both
   *[other] Keep them all
}
walk-offer-slow = { $count ->
    [one] Slow down on { $account }
    [2] Keep both, slow down on { $account }
   *[other] Keep them all, slow down on { $account }
}
walk-offer-pause-all = { $count ->
    [2] Pause both and say so
   *[other] Pause them all and say so
}
walk-offer-pause = Pause { $account } and say so
walk-offer-pause-theirs = Pause { $account } until a policy is ready
walk-offer-park = Park { $account }: keep the name, write nothing
walk-offer-hand-over = Hand { $account } over to somebody
walk-offer-hand-over-ours = Hand { $account } to a few people
walk-offer-merge = Merge { $account } into { $into }
walk-offer-close = Close { $account }
walk-offer-ask-again = Change nothing, and ask again in three months
walk-time-horizon-now = now
walk-time-horizon-later = later
walk-time-horizon-always = always
walk-not-rated = not rated
walk-sign = { $sign }; if so: { $then }
walk-sign-seen = { $sign } (seen on { $day })
walk-sign-look = { $sign } (look on { $day })
walk-dont-know = don't know
walk-between = between { $low } and { $high }
walk-best-guess = { $value }, between { $low } and { $high }
walk-basis-fact = fact
walk-basis-estimate = estimate
walk-basis-feeling = feeling
walk-weighting-method-order = from the order
walk-weighting-method-points = from the points
walk-weighting-method-swing = from the swings
walk-weighting-method-pairs = from comparisons
walk-pair-comparison-alike = Both matter alike.
walk-pair-comparison = “{ $name }” matters { $size ->
    [1] barely more
    [2] slightly more
    [3] somewhat more
    [4] more
    [5] clearly more
    [6] a good deal more
    [7] much more
    [8] very much more
   *[9] overwhelmingly more
}: { $times } times as much.
walk-pair-comparison-short = { $first } = { $times } × { $second }
walk-pair-comparison-short-alike = { $first } = { $second }
walk-consistent = Your answers are consistent: { $ratio }; up to { $most } is fine.
walk-inconsistent = Your answers conflict { $much ->
    [little] a little
   *[much] a lot
}: { $ratio }; up to { $most } is fine.
walk-inconsistent-judgement = You said “{ $first }” = { $said ->
    [alike] “{ $second }”; your other answers say about { $implied } × for the first.
   *[more] { $times } × “{ $second }”; your other answers say { $rest ->
        [alike] about as much.
        [more] about { $implied } ×.
       *[other] the other way round, about { $implied } ×.
    }
}
walk-field-rating = { $option } on { $criterion }
walk-field-weight = weight of { $criterion }
walk-account-other = another account
