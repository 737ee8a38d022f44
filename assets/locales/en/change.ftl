# What changed: the places of a deliberation, and what stood and stands there.
change-field = { $place }: { $to }
change-field-both = { $place }: { $from } → { $to }
change-of-person = { $person }: { $line }
change-more = and { $count } more
change-nothing = nothing
change-undated = undated
change-basis = ({ $basis })
change-times = × { $count }
change-out-of = { $count } of { $most }
change-minutes = { $count } min
change-added = { $list ->
    [account] New account
    [option] New option
    [condition] New condition
    [criterion] New criterion
    [pair] New comparison
    [participant] New person
    [decision] Decided
    [step] New step
    [tripwire] New warning sign
    [review] New review
    [change] New in the list of changes
   *[visit] New visit
}: { $name }
change-removed = { $list ->
    [account] Account removed
    [option] Option removed
    [condition] Condition removed
    [criterion] Criterion removed
    [pair] Comparison removed
    [participant] Person removed
    [decision] Decision removed
    [step] Step removed
    [tripwire] Warning sign removed
    [review] Review removed
    [change] Removed from the list of changes
   *[visit] Visit removed
}: { $name }
change-act-rating = the rating of { $option } on { $criterion }
change-act-note = the note about { $option } on { $criterion }
change-act-weight = the weight of { $criterion }
change-act-field = { $place }: now { $to } (was { $from })
change-act-open = no answer
change-act-new-round = the new round
change-act-sealed = a sealed answer
change-act-hidden = a change that is not shown here
change-act-with = { $act }, with { $answers }
change-act-and = { $act }, and { $others }
change-count = { $kind ->
    [rating] { $count ->
        [one] 1 rating
       *[other] { $count } ratings
    }
    [weight] { $count ->
        [one] 1 weight
       *[other] { $count } weights
    }
    [comparison] { $count ->
        [one] 1 comparison
       *[other] { $count } comparisons
    }
    [feeling] { $count ->
        [one] the first feeling
       *[other] { $count } first feelings
    }
    [fate] { $count ->
        [one] what becomes of it under 1 option
       *[other] what becomes of it under { $count } options
    }
   *[other] { $count ->
        [one] 1 change
       *[other] { $count } changes
    }
}
change-count-others = { $kind ->
    [option] { $count ->
        [one] 1 other option
       *[other] { $count } other options
    }
    [criterion] { $count ->
        [one] 1 other criterion
       *[other] { $count } other criteria
    }
    [person] { $count ->
        [one] 1 other person
       *[other] { $count } other people
    }
    [rating] { $count ->
        [one] 1 other rating
       *[other] { $count } other ratings
    }
    [weight] { $count ->
        [one] 1 other weight
       *[other] { $count } other weights
    }
    [comparison] { $count ->
        [one] 1 other comparison
       *[other] { $count } other comparisons
    }
   *[other] { $count ->
        [one] 1 other change
       *[other] { $count } other changes
    }
}
change-act-new = { $list ->
    [account] the new account { $name }
    [option] the new option { $name }
    [condition] the new condition { $name }
    [criterion] the new criterion { $name }
    [pair] { $name }
    [participant] the addition of { $name }
    [decision] the choice of { $name }
    [step] the new step { $name }
    [tripwire] the new warning sign { $name }
    [review] the review of { $name }
    [change] the new entry in the list of changes
   *[visit] the new visit
}
change-act-removal = { $list ->
    [account] the removal of the account { $name }
    [option] the removal of the option { $name }
    [condition] the removal of the condition { $name }
    [criterion] the removal of the criterion { $name }
    [pair] the removal of { $name }
    [participant] the removal of { $name }
    [decision] the removal of the choice of { $name }
    [step] the removal of the step { $name }
    [tripwire] the removal of the warning sign { $name }
    [review] the removal of the review of { $name }
    [change] the removal from the list of changes
   *[visit] the removal of the visit
}
change-act-order = the order of { $list ->
    [account] the accounts
    [option] the options
    [condition] the conditions
    [criterion] the criteria
    [pair] the comparisons
    [participant] the people
    [decision] the decisions
    [step] the steps
    [tripwire] the warning signs
    [review] the reviews
    [change] the changes
   *[visit] the visits
}
change-order = The order of { $list ->
    [account] the accounts
    [option] the options
    [condition] the conditions
    [criterion] the criteria
    [pair] the comparisons
    [participant] the people
    [decision] the decisions
    [step] the steps
    [tripwire] the warning signs
    [review] the reviews
    [change] the changes
   *[visit] the visits
} changed
change-list = { $list ->
    [participant] people
    [step] steps
    [tripwire] warning signs
    [review] reviews
    [change] changes
   *[visit] visits
}
change-ranks = What matters, in order: { $names }
change-field-of = { $entry }, { $field }
change-field-lens = lens
change-field-rank = place of { $criterion } in the order
change-field-pair = { $first } compared with { $second }
change-field-option-name = name of the option
change-field-criterion-name = name of the criterion
change-field-condition = condition
change-field-step = step
change-field-person-name = name of { $seat }
change-field-seat = role
change-field-voice = how much the answers count
change-field-review = review of { $day }
change-field-log-entry = change of { $day }
change-field-visit = visit of { $day }
change-field-private = private notes
change-note = note
change-head = { $key ->
    [id] id
    [title] title
    [question] question
    [perspective] point of view
    [template] template
    [language] language
    [status] status
    [client] client
    [tags] tags
    [created] begun
    [updated] last changed
    [decide_by] day by which to decide
    [review_on] review day
    [archived] put away
    [verdict_seen] verdict first seen
   *[revealed] answers opened
}
change-account = { $key ->
    [holder] speaks for
    [platform] platform
    [handle] handle
    [audience] followers
    [since] since
    [since_precision] precision of “since”
    [brought] what it brought
   *[note] note
}
change-condition = { $key ->
    [question] question
    [options] options it concerns
    [state] state
    [blocking] rules out
   *[note] note
}
change-criterion = { $key ->
    [name] name
    [hint] question that helps
    [when] when it matters
    [rank] place
    [weight] weight
    [counts] counts
    [con] words at −5
    [zero] words at 0
    [pro] words at +5
   *[note] note
}
change-first-feeling = { $key ->
    [option] first feeling
    [strength] strength of the first feeling
   *[at] time of the first feeling
}
change-decision = { $key ->
    [option] decision
    [because] why
    [expects] what is expected
    [confidence] how sure
    [commitment] commitment
    [lift] what would raise the commitment
    [obstacle] what may stand in the way
    [helper] who may help
   *[premortem] what could go wrong
}
change-step = { $key ->
    [what] what to do
    [by] by when
   *[done] done
}
change-tripwire = { $key ->
    [sign] warning sign
    [then] what to do then
    [look_on] day to look for it
   *[seen] seen on
}
change-review = { $key ->
    [decision] decision
    [came_true] came true
    [satisfied] satisfaction
   *[note] what happened
}
change-log-entry = { $key ->
    [what] what
    [from] before
   *[to] after
}
change-visit = { $key ->
    [minutes] how long
    [agreed] what was agreed
    [verdict] verdict
    [leader] leading option
   *[scores] scores
}
change-perspective = { $word ->
    [individual] a person's
   *[employer] the employer's
}
change-language = { $word ->
    [en] English
   *[fr] French
}
change-status = { $word ->
    [open] open
    [decided] decided
   *[reviewed] reviewed
}
change-precision = { $word ->
    [year] a year
    [month] a month
   *[day] a day
}
change-state = { $word ->
    [met] met
    [unmet] not met
   *[unknown] unknown
}
change-outcome = { $word ->
    [none] none yet
    [unfinished] unfinished
    [tie] level
    [fragile] a narrow lead
   *[clear] a clear lead
}
