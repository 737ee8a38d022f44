# Then and now: two verdicts, what differs, and which of it moved the leader.
moved-then = Then
moved-now = Now
moved-on = On { $when }
moved-then-and-now = Then and now
moved-on-and-now = On { $when } and now
moved-side = { $side }: { $verdict }
moved-clear = “{ $option }”, clearly.
moved-fragile = “{ $option }”, barely.
moved-tie = { $options }, level.
moved-withheld = no verdict to show. { $why }
moved-nothing = { $kind ->
    [people] Both answered alike: nothing differs.
   *[time] Nothing differs.
}
moved-moved = { $kind ->
    [people] What makes the difference
   *[time] What moved it
}: { $parts }; { $count ->
    [one] alone it would have been enough.
   *[other] each alone would have been enough.
}
moved-together = { $kind ->
    [also] It also took
    [people] What makes the difference
   *[time] What moved it
}: { $parts }; { $count ->
    [one] alone it would not have been enough.
   *[other] only together were they enough.
}
moved-enough = { $count ->
    [one] This alone would have been enough, and so would the others without it
   *[other] Each of these { $kind ->
        [people] differences
       *[time] changes
    } alone would have been enough
}: { $parts }.
moved-none = { $kind ->
    [people] No single difference explains it: it takes several of them together.
   *[time] No single change explains it: it took several of them together.
}
moved-held = What keeps it there: { $parts }.
moved-countered = { $count ->
    [one] This alone would have changed it, but the others outweigh it
   *[other] Each of these { $kind ->
        [people] differences
       *[time] changes
    } alone would have changed it, but together they do not
}: { $parts }.
moved-against = { $count ->
    [one] 1 { $kind ->
        [people] difference
       *[time] change
    } worked against it, and was not enough
   *[other] { $count } { $kind ->
        [people] differences
       *[time] changes
    } worked against it, and were not enough
}: { $parts }.
moved-without = Without { $count ->
    [one] { $kind ->
        [people] this difference
       *[time] it
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
moved-without-none = Without { $count ->
    [one] { $kind ->
        [people] this difference
       *[time] it
    }
    [2] either of them
   *[other] any one of them
}, no option would lead.
moved-idle = { $count ->
    [one] 1 other { $kind ->
        [people] difference
       *[time] change
    } did not matter.
   *[other] { $count } other { $kind ->
        [people] differences
       *[time] changes
    } did not matter.
}
moved-idle-all = { $count ->
    [one] This { $kind ->
        [people] difference
       *[time] change
    } does not alter who leads.
   *[other] None of the { $count } { $kind ->
        [people] differences
       *[time] changes
    } alters who leads.
}
moved-untried = { $count ->
    [one] 1 smaller { $kind ->
        [people] difference
       *[time] change
    } was not tried by itself.
   *[other] { $count } smaller { $kind ->
        [people] differences
       *[time] changes
    } were not tried one by one.
}
moved-part-weight = the weight of “{ $criterion }”, from { $from } to { $to } of 100
moved-part-weight-among = the weight of “{ $criterion }” ({ $from } → { $to } of 100)
moved-part-weights = { $how ->
    [order] the order of what counts
    [pairwise] the comparisons in pairs
   *[other] another way of weighing
}
moved-part-rating = the rating of “{ $option }” on “{ $criterion }” ({ $from } → { $to })
moved-part-came = { $list ->
    [option] the new option
    [condition] the new condition
   *[criterion] the new criterion
} “{ $name }”
moved-part-left = { $list ->
    [option] the option
    [condition] the condition
   *[criterion] the criterion
} “{ $name }”, which is gone
moved-part-condition = the condition “{ $name }” ({ $from } → { $to })
moved-part-condition-else = what the condition “{ $name }” rules out
moved-part-felt = when “{ $criterion }” is felt ({ $from } → { $to })
moved-part-counts = “{ $criterion }”, which { $counts ->
    [yes] counts now
   *[no] no longer counts
}
moved-part-lens = how much the years ahead count ({ $from } → { $to })
moved-part-people = who answers, and how much it counts
moved-list = What differs:
moved-item = - { $line }
moved-line-weight = Weight of { $criterion }: { $from } → { $to } of 100
moved-line-points = Weight of { $criterion }: { $from } → { $to } points, { $share } of 100 as before
moved-source-same = Nothing has been saved in the file since { $when }.
moved-source-version = What the file said then is in a version kept until { $kept }{ $count ->
    [0] .
    [one] , from which 1 later change was taken back.
   *[other] , from which { $count } later changes were taken back.
}
moved-source-changes = What the file said then is rebuilt from its list of changes: { $count ->
    [0] none is later.
    [one] 1 later change was taken back.
   *[other] { $count } later changes were taken back.
}
moved-gap-answers = The list of changes keeps weights and ratings only: what else changed cannot be told.
moved-gap-seen = The list of changes begins on { $seen }, when the verdict was first seen: what changed before cannot be told.
moved-gap-never = The verdict has not been seen yet, and changes are kept only from then on: what the file said then cannot be told.
moved-noted = On { $when } the file noted this verdict: { $verdict }
moved-future = { $when } is still to come: there is nothing to compare with.
moved-before = The deliberation was begun on { $begun }: there is nothing earlier to compare with.
moved-title = compare
moved-share = { $share } of 100
moved-points = { $points } points
moved-sort-weights = Weights
moved-sort-ratings = Ratings
moved-sort-conditions = Conditions
moved-sort-options = Options
moved-sort-criteria = Criteria
moved-sort-rest = The rest
moved-did-moved = { $kind ->
    [people] makes the difference
   *[time] moved it
}
moved-did-together = { $kind ->
    [people] makes the difference with others
   *[time] moved it with others
}
moved-did-enough = enough alone
moved-did-against = worked against it
moved-did-held = keeps it there
moved-did-countered = outweighed
moved-with = Compare with
moved-with-time = How it was
moved-with-time-none = Nothing earlier is known: changes are kept from the first look at the verdict on.
moved-with-decided = When it was decided
moved-with-seen = When the verdict was first seen
moved-with-visit = After the visit
moved-with-version = Until a save replaced it
moved-with-line = { $what }: { $when }
moved-with-two = Two people who answer
moved-with-people = { $one } and { $other }
moved-with-files = Another deliberation
moved-with-elsewhere = A file that is elsewhere…
moved-with-path = Which file? Its path:
moved-working = Working out what each change did…
moved-first-file = { $title }, earlier
moved-second-file = { $title }, later
