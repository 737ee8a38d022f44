# What a merge could not have both ways.
conflict-values = { $place }: stays { $ours }; the other version has { $theirs }
conflict-ours-empty = { $place }: stays empty; the other version has { $theirs }
conflict-theirs-empty = { $place }: stays { $ours }; the other version leaves it empty
conflict-order = { $place }, in order
conflict-ranks = What matters, in order: stays { $ours }; the other version has { $theirs }
conflict-removed = { $list ->
    [account] Account kept
    [option] Option kept
    [condition] Condition kept
    [criterion] Criterion kept
    [pair] Comparison kept
    [participant] Person kept
    [decision] Decision kept
    [step] Step kept
    [tripwire] Warning sign kept
    [review] Review kept
    [change] Kept in the list of changes
   *[visit] Visit kept
}: { $name }; { $by ->
    [ours] this version had removed it, the other version changed it
   *[theirs] the other version had removed it, this version changed it
}
conflict-left-out = { $list ->
    [option] Option left out
    [criterion] Criterion left out
   *[participant] Person left out
}: { $name }, with all the answers about it; a file holds { $most } at most
conflict-left-out-reference = { $list ->
    [decision] Decision left out
   *[review] Review left out
}: { $name }; this version does not have what it is about
conflict-sealed = { $person }: the sealed answers here stay; the other version has different ones
conflict-sealed-common = The common weights and earlier verdicts are sealed and stay as they are here; the other version has different ones
conflict-comment-sealed = { $place }: the two versions differ; their comments there are sealed and not shown
conflict-comment-at = Beside { $path }
conflict-comment-lost = { $place }: the place of a comment in { $side ->
    [ours] this version
   *[theirs] the other version
} no longer exists. The comment: { $text }
conflict-end-of-file = the end of the file
