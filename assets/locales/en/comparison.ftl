# Then and now: two verdicts, what differs, and which of it moved the leader.
comparison-then = Then
comparison-now = Now
comparison-since = On { $when }
comparison-then-and-now = Then and now
comparison-since-and-now = On { $when } and now
comparison-side = { $side }: { $verdict }
comparison-clear = “{ $option }”, clearly.
comparison-fragile = “{ $option }”, but not by enough to be sure.
comparison-only = “{ $option }”, the only option left.
comparison-tie = { $options }, level.
comparison-withheld = no verdict to show. { $why }
comparison-no-difference = { $kind ->
    [people] Both answered alike: nothing differs.
   *[time] Nothing differs.
}
comparison-moved = { $kind ->
    [people] What makes the difference
   *[time] What changed the verdict
}: { $parts }; { $count ->
    [one] this { $kind ->
        [people] difference
       *[time] change
    } alone would have been enough.
   *[other] each of them alone would have been enough.
}
comparison-together = { $kind ->
    [also] Also needed
    [people] What makes the difference
   *[time] What changed the verdict
}: { $parts }; { $count ->
    [one] alone, this would not have been enough.
   *[other] they were enough only together.
}
comparison-enough = { $count ->
    [one] This alone would have been enough, and so would the others without it
   *[other] Each of these { $kind ->
        [people] differences
       *[time] changes
    } alone would have been enough
}: { $parts }.
comparison-none = { $kind ->
    [people] No single difference explains the result: it takes several of them together.
   *[time] No single change explains the result: it took several of them together.
}
comparison-held = What keeps the verdict as it was: { $parts }.
comparison-countered = { $count ->
    [one] This alone would have changed the verdict, but the other { $kind ->
        [people] differences
       *[time] changes
    } outweigh it
   *[other] Each of these { $kind ->
        [people] differences
       *[time] changes
    } alone would have changed the verdict, but together they do not
}: { $parts }.
comparison-against = { $count ->
    [one] 1 { $kind ->
        [people] difference
       *[time] change
    } worked the other way, and was not enough
   *[other] { $count } { $kind ->
        [people] differences
       *[time] changes
    } worked the other way, and were not enough
}: { $parts }.
comparison-without = Without { $count ->
    [one] this { $kind ->
        [people] difference
       *[time] change
    }
    [2] either of them
   *[other] any one of them
}, { $options } would { $front ->
    [both] lead for both.
    [both-level] be level for both.
    [still] still lead.
    [level] be level.
    [still-level] still be level.
   *[other] lead.
}
comparison-without-none = Without { $count ->
    [one] this { $kind ->
        [people] difference
       *[time] change
    }
    [2] either of them
   *[other] any one of them
}, no option would lead.
comparison-idle = { $count ->
    [one] 1 other { $kind ->
        [people] difference
       *[time] change
    } did not matter.
   *[other] { $count } other { $kind ->
        [people] differences
       *[time] changes
    } did not matter.
}
comparison-idle-all = { $count ->
    [one] This { $kind ->
        [people] difference
       *[time] change
    } has no effect on which option leads.
   *[other] None of the { $count } { $kind ->
        [people] differences
       *[time] changes
    } has an effect on which option leads.
}
comparison-untried = { $count ->
    [one] 1 smaller { $kind ->
        [people] difference
       *[time] change
    } was not tried by itself.
   *[other] { $count } smaller { $kind ->
        [people] differences
       *[time] changes
    } were not tried one by one.
}
comparison-part-weight = the weight of “{ $criterion }”, from { $from } to { $to } of 100
comparison-part-weight-among = the weight of “{ $criterion }” ({ $from } → { $to } of 100)
comparison-part-weights = { $how ->
    [order] the order of what matters
    [pairwise] the comparisons in pairs
   *[other] another way of weighing
}
comparison-part-rating = the rating of “{ $option }” on “{ $criterion }” ({ $from } → { $to })
comparison-part-added = { $list ->
    [option] the new option
    [condition] the new condition
   *[criterion] the new criterion
} “{ $name }”
comparison-part-removed = the removed { $list ->
    [option] option
    [condition] condition
   *[criterion] criterion
} “{ $name }”
comparison-part-condition = the condition “{ $name }” ({ $from } → { $to })
comparison-part-condition-other = what the condition “{ $name }” rules out
comparison-part-time-horizon = when “{ $criterion }” matters ({ $from } → { $to })
comparison-part-counts = “{ $criterion }”, which { $counts ->
    [yes] counts now
   *[no] no longer counts
}
comparison-part-lens = how much the years ahead count ({ $from } → { $to })
comparison-part-people = who answers, and how much each person counts
comparison-list-heading = What differs:
comparison-list-item = - { $line }
comparison-line-weight = Weight of { $criterion }: { $from } → { $to } of 100
comparison-line-points = Weight of { $criterion }: { $from } → { $to } points, { $share } of 100 as before
comparison-source-unchanged = Nothing has been saved in the file since { $when }.
comparison-source-version = What the file said then comes from a version kept until { $kept }{ $count ->
    [0] .
    [one] ; 1 later change was undone.
   *[other] ; { $count } later changes were undone.
}
comparison-source-changes = What the file said then is rebuilt from its list of changes: { $count ->
    [0] none is later.
    [one] 1 later change was undone.
   *[other] { $count } later changes were undone.
}
comparison-gap-answers = The list of changes keeps weights and ratings only. Other changes are not known.
comparison-gap-before-verdict-seen = The list of changes begins on { $seen }, when the verdict was first seen. Earlier changes are not known.
comparison-gap-verdict-never-seen = The list of changes begins when the verdict is first seen, and nobody has seen it yet. What the file said earlier is not known.
comparison-recorded-verdict = On { $when } the file noted this verdict: { $verdict }
comparison-moment-in-future = { $when } is still to come: there is nothing to compare with.
comparison-moment-before-creation = The deliberation was begun on { $begun }: there is nothing earlier to compare with.
comparison-title = compare
comparison-share = { $share } of 100
comparison-points = { $points } points
comparison-category-weights = Weights
comparison-category-ratings = Ratings
comparison-category-conditions = Conditions
comparison-category-options = Options
comparison-category-criteria = Criteria
comparison-category-rest = The rest
comparison-effect-moved = { $kind ->
    [people] makes the difference
   *[time] changed the verdict
}
comparison-effect-together = { $kind ->
    [people] part of the difference
   *[time] part of what changed it
}
comparison-effect-enough = enough alone
comparison-effect-against = worked the other way
comparison-effect-held = keeps the verdict
comparison-effect-countered = outweighed
comparison-target-title = Compare with
comparison-target-past = An earlier state
comparison-target-past-none = Nothing earlier is known: the list of changes begins when the verdict is first seen.
comparison-target-decided = When it was decided
comparison-target-verdict-seen = When the verdict was first seen
comparison-target-visit = After the visit
comparison-target-version = Version replaced
comparison-target-line = { $what }: { $when }
comparison-target-people = Two people who answer
comparison-target-person-pair = { $one } and { $other }
comparison-target-files = Another deliberation
comparison-target-other-file = A file that is elsewhere…
comparison-target-path = Which file? Its path:
comparison-in-progress = Working out what each change did…
comparison-first-file = { $title }, earlier
comparison-second-file = { $title }, later
