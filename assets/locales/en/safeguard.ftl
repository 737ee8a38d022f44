# What is offered so that a choice harms nothing it need not: each becomes a step of one's own.
safeguard-title = Safeguards that fit this choice
safeguard-name = Before opening { $account }, check that the name is free on other platforms too, and take it there
safeguard-speaks = On { $account }, say in the profile who is speaking
safeguard-pace = Choose how often you post on { $account }, and say so in the profile
safeguard-evenings = Decide how many evenings a week { $account } may take
safeguard-contacts = Keep a copy of the contacts from { $account } somewhere else
safeguard-hands = Make sure that two people have the password for { $account }
safeguard-policy = Write down what may be said for the firm on { $account }, and agree on it
safeguard-announce = Announce the break on { $account }, and say until when
safeguard-return = End of the break: decide what comes next for { $account }
safeguard-park = Park { $account }: sign in once a month so that nobody takes the name
safeguard-pointer = On { $account }, say where to look from now on
safeguard-archive = Download the archive of { $account } first
safeguard-archive-theirs = On { $account }, give everyone time to download their archive
safeguard-farewell = Tell the contacts that matter on { $account } where to find you
safeguard-rest = Leave { $account } unused for a month before closing: you also lose the name
safeguard-profile = Keep { $account } as a profile: on { $platform }, contacts do not move
safeguard-agree = Put in writing who looks after { $account } from now on, and whose the contacts are
safeguard-keys = For { $account }, change the password and the recovery address together with the person who takes over
safeguard-handle-on = { $handle } ({ $platform })
safeguard-account-mine = { $known ->
    [yes] your { $platform } account
   *[no] your account
}
safeguard-account-employers = { $known ->
    [yes] the employer's { $platform } account
   *[no] the employer's account
}
safeguard-account-theirs = { $known ->
    [yes] their { $platform } accounts
   *[no] their accounts
}
safeguard-account-ours = { $known ->
    [yes] our { $platform } account
   *[no] our account
}
