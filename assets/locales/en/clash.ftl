# What a merge could not have both ways.
clash-place = { $place }: stays { $ours }; the other version has { $theirs }
clash-empty = { $place }: stays empty; the other version has { $theirs }
clash-emptied = { $place }: stays { $ours }; the other version leaves it empty
clash-order = { $place }, in order
clash-ranks = What counts, in order: stays { $ours }; the other version has { $theirs }
clash-removed = { $list ->
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
clash-left-out = { $list ->
    [option] Option left out
    [criterion] Criterion left out
   *[participant] Not at the table
}: { $name }, with all that was answered about it; a file holds { $most } at most
clash-left-alone = { $list ->
    [decision] Decision left out
   *[review] Look back left out
}: { $name }; what it is about is not here
clash-beside = Beside { $path }
clash-lost = { $place }: what { $side ->
    [ours] this version
   *[theirs] the other version
} wrote there has lost its place: { $text }
clash-end = the end of the file
