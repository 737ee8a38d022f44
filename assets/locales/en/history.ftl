# The history: this visit, what changed after the verdict, earlier versions.
history-title = history
history-visit = This visit
history-after-verdict = After the verdict was seen
history-versions = Earlier versions
history-visit-none = Nothing has been changed yet.
history-after-verdict-none = No weight or rating was changed in an earlier visit.
history-after-verdict-unseen = The verdict has not been seen yet.
history-versions-none = None yet. The first save of each hour keeps the version it replaces.
history-current-position = you are here
history-sealed-answer = A sealed answer
history-other-act = Another change
history-differs = { $count ->
    [0] as now
    [one] 1 change
   *[other] { $count } changes
}
history-differs-shown = { $count ->
    [0] as now in what may be shown here
    [one] 1 change that may be shown here
   *[other] { $count } changes that may be shown here
}
history-undo-hint = { $after ->
    [0] Enter undoes this.
    [one] Enter undoes this, and the change after it.
   *[other] Enter undoes this, and the { $after } changes after it.
}
history-redo-hint = { $before ->
    [0] Enter redoes this.
    [one] Enter redoes this, after the change before it.
   *[other] Enter redoes this, after the { $before } changes before it.
}
history-hidden-hint = Enter does nothing: this can be undone only where everything may be shown.
history-revert-hint = Enter puts the old value back.
history-revert-done = The old value is already there.
history-unknown-field = The program does not know this field, so it cannot put the old value back.
history-restore-hint = Enter goes back to this version. That changes:
history-restore-nothing = This version is the same as now: there is nothing to restore.
history-restore-hint-shown = Enter goes back to this version in what may be shown here; the rest stays as it is now. That changes:
history-restore-nothing-shown = In what may be shown here, this version is the same as now: there is nothing to restore.
history-undone-count = { $count } changes undone
history-redone-count = { $count } changes redone
history-reverted = Put back: { $what }.
history-restored = Version restored ({ $when }): { $count ->
    [one] 1 change
   *[other] { $count } changes
}.
history-heading = { $heading }:
history-entry = { $when }: { $line }
history-entry-undone = { $line } (undone)
