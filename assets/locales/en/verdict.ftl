# The verdict in words.
verdict-clear = { $option }: clearly ahead.
verdict-fragile = { $option }: ahead, but barely.
verdict-tie = Level: { $options }.
verdict-quoted = “{ $option }”
verdict-join-and = { $first } and { $last }
verdict-weight-move = Moving { $points } of 100 points of weight from “{ $source }” to “{ $target }” would put “{ $to }” level.
verdict-weight-moves = Moving { $points } of 100 points of weight to “{ $target }” (from { $sources }) would put “{ $to }” level.
verdict-already-tied = “{ $to }” is level already.
verdict-step-raise = { $by } more for “{ $to }” on “{ $criterion }” would make it level.
verdict-step-lower = { $by } less for “{ $leader }” on “{ $criterion }” would put “{ $to }” level.
verdict-order = By the order of the weights alone, it would not lead.
verdict-ranges = With the ratings drawn from their ranges, it wins { $won } times in 100.
verdict-wins-given = wins in { $won } of 100 as given
verdict-wins-rough = { $won } if the weights are only roughly right
verdict-wins-order = { $won } if only their order is
verdict-wins-any = { $won } with any weights
verdict-wins-of = “{ $option }” { $wins }.
verdict-only-option = It is the only option left.
verdict-no-weights-can = No weights could put another option ahead: it is at least as good on everything that counts.
verdict-only-if = Only if the answer is yes: { $conditions }
verdict-try-first = “{ $leader }” cannot be undone and does not win clearly everywhere: try “{ $option }” first.
verdict-irreversible = “{ $leader }” cannot be undone.
verdict-horizon = It depends on how far you look: near at hand it is { $now }, in the long run { $later }.
verdict-horizon-middle = It depends on how far you look: at both ends it is { $both }, in between it changes.
verdict-unsure = { $unsure ->
    [0] Every answer is firm.
    [one] 1 answer is a range or a “don't know”.
   *[other] { $unsure } answers are ranges or “don't know”.
}
verdict-unsure-unrated = { $unrated ->
    [one] 1 answer is left open
   *[other] { $unrated } answers are left open
}{ $unsure ->
    [0] ; nothing left to rate can change this.
    [one] , 1 is a range or “don't know”; nothing left to rate can change this.
   *[other] , { $unsure } are ranges or “don't know”; nothing left to rate can change this.
}
verdict-no-options = There is no option yet. Step 3 has some to take.
verdict-all-ruled-out = Every option is ruled out by a condition that is not met. Step 5 shows which.
verdict-nothing-rated = Nothing that counts is rated yet. Step 8 asks for it.
verdict-no-weights = No criterion has any weight yet. Step 7 gives them some.
verdict-unfinished = Too early to say: { $cells ->
    [one] one rating
   *[other] { $cells } ratings
} still open, on { $criteria ->
    [one] one criterion
   *[other] { $criteria } criteria
}, can still change everything.
verdict-waiting = Waiting for: { $people }. All answers are opened at once.
verdict-sealed = Everybody has answered. All answers are opened at once.
verdict-row = { $rank }. { $option }: { $score } (pros { $pros }, cons { $cons }).
verdict-row-ruled-out = Ruled out: { $option }. Not met: { $conditions }
verdict-feeling = { $strength ->
    [0] At first you leaned to: { $option }.
   *[other] At first you leaned to: { $option } ({ $strength } of 5).
}
verdict-feeling-of = { $strength ->
    [0] At first { $person } leaned to: { $option }.
   *[other] At first { $person } leaned to: { $option } ({ $strength } of 5).
}
verdict-leads-for-all = “{ $option }” leads for everyone.
verdict-leads-for = { $people }: “{ $option }” leads{ $why ->
    [same] , as for the group.
    [weights] ; the difference is in the weights.
    [ratings] ; the difference is in the ratings.
    [both] ; the difference is in the weights and ratings alike.
   *[none] .
}
verdict-leads-for-none = { $people }: no option leads.
verdict-stable-below = “{ $criterion }” weighs { $share } of 100: below { $low }, “{ $to }” leads.
verdict-stable-above = “{ $criterion }” weighs { $share } of 100: above { $high }, “{ $to }” leads.
verdict-stable-both = “{ $criterion }” weighs { $share } of 100: below { $low }, “{ $low_to }” leads; above { $high }, “{ $high_to }”.
