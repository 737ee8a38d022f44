# The history: this visit, what changed after the verdict, earlier versions.
history-title = history
history-visit = This visit
history-late = After the verdict was seen
history-versions = Earlier versions
history-visit-none = Nothing has been changed yet.
history-late-none = No weight or rating was changed in an earlier visit.
history-late-unseen = The verdict has not been seen yet.
history-versions-none = None yet: the first save of each hour keeps what it replaces.
history-here = you are here
history-sealed = A sealed answer
history-other = Something else
history-differs = { $count ->
    [0] as now
    [one] 1 change
   *[other] { $count } changes
}
history-back = { $after ->
    [0] Enter takes this back.
    [one] Enter takes this back, and the act after it.
   *[other] Enter takes this back, and the { $after } acts after it.
}
history-onward = { $before ->
    [0] Enter does this again.
    [one] Enter does this again, after the act before it.
   *[other] Enter does this again, after the { $before } acts before it.
}
history-puts-back = Enter puts the old value back.
history-stands = The old value stands there now.
history-unknown = This place has no name that the program knows.
history-would = Enter goes back to it. That changes:
history-would-not = It says what stands there now: there is nothing to go back to.
history-went-back = { $count } acts taken back
history-went-onward = { $count } acts done again
history-put-back = Put back: { $what }. u takes it back.
history-restored = Gone back to { $when }: { $count ->
    [one] 1 change
   *[other] { $count } changes
}. u takes it back.
history-list = { $heading }:
history-line = { $when }: { $line }
history-undone = { $line } (taken back)
