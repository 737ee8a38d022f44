# The history: this visit, what changed after the verdict, earlier versions.
history-title = history
history-visit = This visit
history-after-verdict = After the verdict was seen
history-versions = Earlier versions
history-visit-none = Nothing has been changed yet.
history-after-verdict-none = No weight or rating was changed in an earlier visit.
history-after-verdict-unseen = The verdict has not been seen yet.
history-versions-none = None yet: the first save of each hour keeps what it replaces.
history-current-position = you are here
history-sealed-answer = A sealed answer
history-other-act = Something else
history-differs = { $count ->
    [0] as now
    [one] 1 change
   *[other] { $count } changes
}
history-undo-hint = { $after ->
    [0] Enter takes this back.
    [one] Enter takes this back, and the act after it.
   *[other] Enter takes this back, and the { $after } acts after it.
}
history-redo-hint = { $before ->
    [0] Enter does this again.
    [one] Enter does this again, after the act before it.
   *[other] Enter does this again, after the { $before } acts before it.
}
history-revert-hint = Enter puts the old value back.
history-revert-done = The old value stands there now.
history-unknown-field = This place has no name that the program knows.
history-restore-hint = Enter goes back to it. That changes:
history-restore-nothing = It says what stands there now: there is nothing to go back to.
history-undone-count = { $count } acts taken back
history-redone-count = { $count } acts done again
history-reverted = Put back: { $what }. u takes it back.
history-restored = Gone back to { $when }: { $count ->
    [one] 1 change
   *[other] { $count } changes
}. u takes it back.
history-heading = { $heading }:
history-entry = { $when }: { $line }
history-entry-undone = { $line } (taken back)
