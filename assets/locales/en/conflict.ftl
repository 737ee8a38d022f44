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
    [participant] Still at the table
    [decision] Decision kept
    [step] Step kept
    [review] Look back kept
    [change] Kept in the list of changes
   *[visit] Visit kept
}: { $name }; { $by ->
    [ours] this version no longer has it, the other worked on it
   *[theirs] the other version no longer has it, this one worked on it
}
conflict-left-out = { $list ->
    [option] Option left out
    [criterion] Criterion left out
   *[participant] Not at the table
}: { $name }, with all that was answered about it; a file holds { $most } at most
conflict-left-out-reference = { $list ->
    [decision] Decision left out
   *[review] Look back left out
}: { $name }; what it is about is not here
conflict-sealed = { $person }: the sealed answers stay; the other version has others
conflict-sealed-common = The common weights and earlier verdicts, which are sealed, stay; the other version has others
conflict-comment-sealed = { $place }: the two versions differ; what they have there is sealed and not shown
conflict-comment-at = Beside { $path }
conflict-comment-lost = { $place }: what { $side ->
    [ours] this version
   *[theirs] the other version
} wrote there has lost its place: { $text }
conflict-end-of-file = the end of the file
