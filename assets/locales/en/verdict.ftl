# The verdict in words.
verdict-clear = “{ $option }” is clearly ahead.
verdict-clear-on-guesses = “{ $option }” is clearly ahead on your best guesses.
verdict-fragile = “{ $option }” is ahead, but not by enough to be sure.
verdict-fragile-people = “{ $option }” is ahead for the group, but { $certainty ->
    [no] not for everyone.
   *[unsure] not surely for everyone.
}
verdict-fragile-final = “{ $option }” comes out ahead, but not surely enough for a step that cannot be undone.
verdict-try-first = Try “{ $trial }” first: “{ $option }” comes out ahead, but it cannot be undone.
verdict-no-trial = { $why ->
    [none] No option that is left can be undone.
    [condition] { $ruled_out ->
        [0] Every option that can be undone depends on a condition.
       *[other] Every option that is left and can be undone depends on a condition.
    }
    [against] { $ruled_out ->
        [0] Every option that can be undone has more against it than for it.
       *[other] Every option that is left and can be undone has more against it than for it.
    }
   *[both] { $ruled_out ->
        [0] Every option that can be undone has more against it than for it, or depends on a condition.
       *[other] Every option that is left and can be undone has more against it than for it, or depends on a condition.
    }
}
verdict-cannot-be-undone = “{ $option }” cannot be undone.
verdict-final-not-sure = { $why ->
    [lens] “{ $option }” is not ahead at every setting between now and later.
    [lens-or-answers] “{ $option }” is not surely ahead at every setting between now and later.
   *[answers] The uncertain answers could still put another option level with “{ $option }” or ahead of it.
}
verdict-least-bad = “{ $option }” is { $certainty ->
    [clear] clearly the least bad
    [guesses] clearly the least bad on your best guesses
   *[fragile] the least bad, but not by enough to be sure
}: { $ruled_out ->
    [0] every option has more against it than for it.
   *[other] every option that is left has more against it than for it.
}
verdict-all-more-against = { $ruled_out ->
    [0] Every option has more against it than for it.
   *[other] Every option that is left has more against it than for it.
}
verdict-more-against = “{ $option }” has more against it than for it.
verdict-tie = { $uncertain ->
    [0] { $options } come out level.
   *[other] { $options } come out level on your best guesses.
}
verdict-tie-final = { $trial_count ->
    [0] { $options } cannot be undone.
    [one] Try { $trials } first, because { $options } cannot be undone.
   *[other] Try { $trials } first, because { $options } cannot be undone.
}
verdict-tie-least-bad = All of these have more against them than for them.
verdict-only = “{ $option }” is the only option left.
verdict-only-listed = “{ $option }” is the only option on your list; step 3 adds others to compare it with.
verdict-ruled-out-by = { $options } { $count ->
    [one] is
   *[other] are
} ruled out, because the { $conditions ->
    [one] answer to { $questions } is
   *[other] answers to { $questions } are
} no; otherwise { $count ->
    [one] it
   *[other] they
} would compete with “{ $only }”.
verdict-if-condition = “{ $option }” is ahead if the { $count ->
    [one] answer to { $questions } is yes; if it is no, { $otherwise }.
   *[other] answers to { $questions } are all yes; if they are all no, { $otherwise }.
}
verdict-condition-not-sure = { $count ->
    [one] Even with a yes it is not ahead by enough to be sure.
   *[other] Even with a yes to all of them it is not ahead by enough to be sure.
}
verdict-otherwise-leads = “{ $option }” leads
verdict-otherwise-may = “{ $option }” may lead
verdict-otherwise-may-lead = { $options } may lead
verdict-otherwise-level = { $options } are level
verdict-otherwise-none = no option is left
verdict-only-if = “{ $option }” is possible only if the { $count ->
    [one] answer to { $questions } is yes.
   *[other] answers to { $questions } are all yes.
}
verdict-warned = { $count ->
    [one] The answer to { $questions } is no, but that does not rule “{ $option }” out.
   *[other] The answers to { $questions } are no, but that does not rule “{ $option }” out.
}
verdict-people = { $clauses }.
verdict-person-would-choose = { $person } would choose “{ $option }”
verdict-person-level = for { $person }, { $options } are level
verdict-person-unanswered = { $person } has not answered everything
verdict-weights = If { $changes }, “{ $option }” { $certainty ->
    [could] could be level.
   *[would] would be level.
}
verdict-weights-close = Moving less than { $points } of 100 points of weight { $certainty ->
    [could] could
   *[would] would
} put “{ $option }” level.
verdict-weight-first = “{ $criterion }” weighed { $to } instead of { $from } of 100
verdict-weight-next = “{ $criterion }” { $to } instead of { $from }
verdict-step-raise = If { $people ->
    [one] “{ $option }” were rated { $by } higher on “{ $criterion }”, it
   *[other] the group's average for “{ $option }” on “{ $criterion }” were { $by } higher, it
} { $certainty ->
    [could] could be level.
   *[would] would be level.
}
verdict-step-lower = If { $people ->
    [one] “{ $leader }” were rated { $by } lower on “{ $criterion }”, “{ $option }”
   *[other] the group's average for “{ $leader }” on “{ $criterion }” were { $by } lower, “{ $option }”
} { $certainty ->
    [could] could be level.
   *[would] would be level.
}
verdict-lens = { $people ->
    [one] Your lens is at { $setting }; { $others }.
   *[other] The lens you all share is at { $setting }; { $others }.
}
verdict-lens-other = at { $setting }, { $result }
verdict-lens-below = a setting below { $lens }
verdict-lens-above = a setting above { $lens }
verdict-lens-needed = { $side ->
    [below] At a setting of the lens below { $lens }, “{ $option }” leads.
   *[above] At a setting of the lens above { $lens }, “{ $option }” leads.
}
verdict-overlap = “{ $a }” and “{ $b }” are rated almost alike; if they are one thing, { $result }.
verdict-overlap-level = options are level
verdict-overlap-open = the missing answers can change which option leads
verdict-find-out = Find out how “{ $option }” does on “{ $criterion }”: that alone could change which option leads.
verdict-order = { $weights ->
    [ranks] The weights come from an order alone; over all weights in that order
    [lens] The weights come from an order alone; over all weights in their order at this setting of the lens
   *[mixed] Over all weights in their present order
} “{ $option }” wins { $won } of 100 draws{ $beaten ->
    [yes] , and “{ $other }” { $other_won }.
   *[no] .
}
verdict-ranges = “{ $option }” wins { $won } of 100 draws of the uncertain answers{ $beaten ->
    [yes] , and “{ $other }” { $other_won }.
   *[no] .
}
verdict-better-on-everything = No weights put another option ahead of “{ $option }”: { $people ->
    [one] it is rated higher
   *[other] on the group's average it is rated higher
} than { $ruled_out ->
    [0] any other
   *[other] any other that is left
} on { $left_out ->
    [0] every criterion
   *[other] every criterion that may count
}{ $uncertain ->
    [0] .
   *[other] , whatever the uncertain answers turn out to be.
}
verdict-nothing-single = No weights of the criteria that count and no single rating put it level, and no setting of the lens surely puts it ahead.
verdict-nothing-without = nothing else counts
verdict-quoted = “{ $option }”
verdict-join-weights = { $first }, and { $last }
verdict-join-and = { $first } and { $last }
verdict-wins-given = { $won } of 100 draws with the weights as they are
verdict-wins-rough = { $won } of 100 draws with each weight up to a quarter off
verdict-wins-order = { $won } of 100 draws of weights in the same order
verdict-wins-any = { $won } of 100 draws of any weights of the criteria that count
verdict-wins-of = “{ $option }” wins in { $wins }.
verdict-win-chart-title = How often “{ $option }” wins, of 100 draws with:
verdict-win-chart-given = the weights as they are
verdict-win-chart-rough = each weight up to a quarter off
verdict-win-chart-order = weights in the same order
verdict-win-chart-any = any weights
verdict-wins-ranges = { $what ->
    [missing] Each draw also varies the missing answers.
    [uncertain] Each draw also varies the uncertain answers.
   *[both] Each draw also varies the uncertain and the missing answers.
}
verdict-missing = { $count ->
    [one] 1 answer is missing
   *[other] { $count } answers are missing
}{ $by }{ $effect ->
    [harmless] { $count ->
        [one] ; it can change how clearly, but not which option leads.
       *[other] ; they can change how clearly, but not which option leads.
    }
    [guesses] { $count ->
        [one] ; on your best guesses for the others it can change how clearly, but not which option leads.
       *[other] ; on your best guesses for the others they can change how clearly, but not which option leads.
    }
   *[unknown] .
}
verdict-uncertain = { $count ->
    [0] { $scope ->
        [counted] No answer that counts is a range or a “don't know”.
       *[all] No answer is a range or a “don't know”.
    }
    [one] 1 answer is a range or a “don't know”.
   *[other] { $count } answers are ranges or “don't know”.
}
verdict-rest-on-feeling = { $count ->
    [one] 1 answer rests on a feeling.
   *[other] { $count } answers rest on a feeling.
}
verdict-rest-on-estimate = { $count ->
    [one] 1 answer rests on an estimate.
   *[other] { $count } answers rest on an estimate.
}
verdict-rest-on-both = { $feelings ->
    [one] 1 answer rests on a feeling
   *[other] { $feelings } answers rest on a feeling
}, { $estimates ->
    [one] 1 on an estimate.
   *[other] { $estimates } on an estimate.
}
verdict-no-options = There is no option yet. Step 3 offers some.
verdict-all-ruled-out = Every option is ruled out by a condition that is not met. Step 5 shows which.
verdict-nothing-rated = Nothing that counts is rated yet. Step 8 asks for it.
verdict-no-weights = { $left_out ->
    [0] No criterion has any weight yet. Step 7 gives them some.
   *[other] No criterion that may count has any weight yet. Step 7 gives them some.
}
verdict-weights-incomplete = The weights are not complete, so none of them counts yet. Step 7 asks for the others.
verdict-no-weights-at-lens = At this setting of the lens no criterion counts. Step 7 changes the lens.
verdict-no-voice = At the moment, nobody's answers count. Step 1 changes that.
verdict-unfinished = Too early to say. { $parts }
verdict-unfinished-weights = { $people_count ->
    [0] { $count ->
        [one] { $criteria } has { $what ->
            [order] no place in the order yet.
           *[weight] no weight yet.
        }
       *[other] { $criteria } have { $what ->
            [order] no place in the order yet.
           *[weight] no weight yet.
        }
    }
    [one] { $people } has not weighed { $criteria } yet.
   *[other] { $people } have not weighed { $criteria } yet.
}
verdict-unfinished-answers = { $answers ->
    [one] 1 answer is
   *[other] { $answers } answers are
} missing{ $by }, on { $criteria ->
    [one] 1 criterion
   *[other] { $criteria } criteria
}, and can change the result.
verdict-waiting = Waiting for: { $people }. All answers are opened at once.
verdict-sealed = Everybody has answered. All answers are opened at once.
verdict-row = { $rank }. { $option }: { $score } (pros { $pros }, cons { $cons }).
verdict-row-ruled-out = { $count ->
    [one] Ruled out: { $option }. The answer to { $questions } is no.
   *[other] Ruled out: { $option }. The answers to { $questions } are no.
}
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
verdict-leads-for-so-far = { $people }: “{ $option }” leads so far, but answers are missing.
verdict-leads-for-none = { $people }: no option leads.
verdict-stable = “{ $criterion }” weighs { $weight } of 100: { $change }, “{ $option }” { $certainty ->
    [may] may be ahead
   *[will] is ahead
} of “{ $leader }”.
verdict-weight-below = below { $weight }
verdict-weight-above = above { $weight }
verdict-reason-ruled-out = ruled out: { $questions } – no
verdict-for-option-to-lead = { $certainty ->
    [could] What could put “{ $option }” level
   *[would] What would put “{ $option }” level
}
verdict-without = Without “{ $criterion }”: { $result }.
verdict-heading-without = Without this criterion
verdict-heading-weights = Weight of 100
verdict-column-weight = now
verdict-column-changes-at = changes at
verdict-column-leader = { $certainty ->
    [could] may lead instead
   *[would] new leader
}
verdict-kind-weights = weights
verdict-kind-rating = { $people ->
    [one] one rating
   *[other] group's average
}
verdict-kind-lens = lens
verdict-kind-none = nothing
verdict-row-weight = { $criterion } { $from } → { $to }
verdict-row-weight-close = less than { $points } of 100 points
verdict-row-rating = { $by } for { $option } on { $criterion }
verdict-others-sealed = Answers of other people are sealed. All answers are opened at once.
verdict-not-rated = { $count ->
    [one] { $options } is ruled out by a condition, so you do not rate it.
   *[other] { $options } are ruled out by a condition, so you do not rate them.
}
verdict-fragile-on-guesses = “{ $option }” is ahead on your best guesses, but not by enough to be sure.
verdict-only-if-none = It is possible only if the { $count ->
    [one] answer to { $questions } is yes; otherwise no option is left.
   *[other] answers to { $questions } are all yes; otherwise no option is left.
}
verdict-person-silent = { $person } has not answered
verdict-lens-between = { $lens }, between { $below } and { $above }
verdict-find-out-tie = Find out how “{ $option }” does on “{ $criterion }”: that alone could decide between them.
verdict-missing-by = { " " }({ $parts })
verdict-missing-of = { $person } { $count }
verdict-weights-all-zero = { $left_out ->
    [0] Every criterion weighs 0. Step 7 changes that.
   *[other] Every criterion that may count weighs 0. Step 7 changes that.
}
verdict-unknown-without = not known while answers are missing
verdict-kind-condition = condition
verdict-row-condition = { $count ->
    [one] a no to { $questions }
   *[other] a no to all of { $questions }
}
verdict-condition-needed = { $count ->
    [one] If the answer to { $questions } is no, { $otherwise }.
   *[other] If the answers to { $questions } are all no, { $otherwise }.
}
