# What is questioned, never blocked: one sentence, one offer.
caution-yes-no = This can be answered by yes or no, which leaves out the ways in between.
caution-yes-no-offer = What else could you do? Try “How…” or “What becomes of…”.
caution-few-options = { $count ->
    [0] There is no option yet.
    [one] There is only one option.
   *[other] There are only { $count } options.
}
caution-few-options-offer = A third often changes the question. Take one from the list, or go on as it is.
caution-close = “{ $option }” cannot be undone: the network in your name goes, and anybody may take the name.
caution-close-offer = Parking { $account } would keep the name and write nothing; it is on the list.
caution-close-employer = “{ $option }” cannot be undone: the readers go, and anybody may take the name.
caution-close-employer-offer = Somebody could take it over instead; that is on the list.
caution-merge = “{ $option }” cannot be undone: the network in your name becomes somebody else's, and the name is free to take.
caution-merge-offer = Pausing { $account } would keep both; it is on the list.
caution-merge-employer = “{ $option }” cannot be undone: the employer's readers end up with a person, and the name is free to take.
caution-merge-employer-offer = Somebody could take it over instead; that is on the list.
caution-hand-over = “{ $option }” cannot be undone: whoever takes { $account } over speaks under that name from then on.
caution-hand-over-offer = Pausing { $account } would leave it in the same hands; it is on the list.
caution-gentler-option = “{ $option }” is on your list too, and leaves more doors open.
caution-personal-network = { $platform } is a network of individuals, not of firms: contacts do not follow you into a firm's page.
caution-personal-network-offer = The profile there can stay, and only what belongs to the firm be merged.
caution-policy = The options that need a policy are ruled out until it is written.
caution-policy-offer = Writing the policy can be your first step: step 10 offers it.
caution-near-duplicates = “{ $a }” and “{ $b }” may be one thing, counted twice.
caution-near-duplicates-offer = Leave one out, or name what sets them apart.
