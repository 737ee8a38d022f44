# What is questioned, never blocked: one sentence, one offer.
caution-yes-no = This question can be answered yes or no. That leaves out the options in between.
caution-yes-no-offer = What else could you do? Try “How…” or “What becomes of…”.
caution-few-options = { $count ->
    [0] There is no option yet.
    [one] There is only one option.
   *[other] There are only { $count } options.
}
caution-few-options-offer = Another option often changes the decision. Take one from the list, or go on.
caution-close = “{ $option }” cannot be undone: you lose the network in your name, and anybody can take the name.
caution-close-offer = You can park { $account } instead and keep the name; that option is on the list.
caution-close-employer = “{ $option }” cannot be undone: the readers are lost, and anybody can take the name.
caution-close-employer-offer = Somebody can take the account over instead; that option is on the list.
caution-merge = “{ $option }” cannot be undone: the network in your name becomes somebody else's, and anybody can take the name.
caution-merge-offer = You can pause { $account } instead and keep both; that option is on the list.
caution-merge-employer = “{ $option }” cannot be undone: the employer's readers end up with a person, and anybody can take the name.
caution-merge-employer-offer = Somebody can take the account over instead; that option is on the list.
caution-hand-over = “{ $option }” cannot be undone: whoever takes { $account } over speaks under that name from then on.
caution-hand-over-offer = You can pause { $account } instead and keep it in the same hands; that option is on the list.
caution-gentler-option = “{ $option }” is on your list too, and leaves more doors open.
caution-personal-network = { $platform } is a network of individuals, not of firms: contacts do not follow you into a firm's page.
caution-personal-network-offer = You can keep the profile there and merge only what belongs to the firm.
caution-policy = The options that need a policy are ruled out until the policy is written.
caution-policy-offer = Writing the policy can be your first step: step 10 offers it.
caution-near-duplicates = “{ $a }” and “{ $b }” may be the same thing, counted twice.
caution-near-duplicates-offer = Leave one out, or rename them so that the difference is clear.
