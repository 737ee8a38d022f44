# What is wrong with a file, and what is allowed there.
error-at-line = line { $line }: { $sentence }
error-syntax = this is not TOML: { $reason }
error-not-utf8 = the file is not UTF-8 text
error-too-large = the file has { $bytes } KiB; a deliberation has up to { $most } KiB, so shorten it
error-too-dense = the file has { $count } dots, brackets, commas and equals signs; up to { $most } are read
error-no-format = there is no "format = 1" at the top, so this is not a deliberation
error-newer-format = this file is of format { $format }; pesée { $version } reads format 1. A newer release reads it; the file is left as it is
error-missing = "{ $path }" must be there
error-type-mismatch = "{ $path }" must be { $allowed }
error-reversed-range = "{ $path }" needs low ≤ value ≤ high
error-invalid-id = the id at "{ $path }" must be 1 to 64 of a–z, 0–9 and -
error-duplicate = "{ $name }" is there twice among "{ $list }"
error-too-long = the text at "{ $path }" is longer than 64 KiB
error-dangling = no "{ $list }" has the id "{ $id }"
error-dangling-first-feeling = no "option" has this id
error-dangling-person = no participant has the id "{ $id }"; without participants the only person is "me"
error-merge-cycle = "{ $account }" is merged into itself, or in a circle
error-self-pair = "{ $criterion }" is compared with itself
error-mirrored-pair = "{ $a }" and "{ $b }" are compared twice, once each way
error-no-decision = the review names no decision's "at"
error-too-many = "{ $list }" has more than { $most } entries
error-more-errors = { $count ->
    [one] one more error
   *[other] { $count } more errors
}
error-not-found = there is no such file; “pesee list” shows those that are there
error-dangling-link = this link leads to no file; point it at one, or remove it
error-not-regular-file = this is a folder, a pipe or a device; the file of a deliberation is a plain file
error-permission-denied = you may not read this file; ask its owner, or look at its permissions
error-unreadable = it cannot be read: { $reason }. Correct that, then try again
error-kind-text = a text
error-kind-zero-or-more = a number, 0 or more
error-kind-above-zero = a number above 0
error-kind-number = a number
error-kind-between = a number from { $least } to { $most }
error-kind-one = 1
error-kind-whole-from = a whole number from { $least } up
error-kind-whole = a whole number from { $least } to { $most }
error-kind-flag = true or false
error-kind-date = a date such as 2026-11-22
error-kind-moment = a date-time with its offset, such as 2026-11-22T09:00:00-05:00
error-kind-word = one of { $words }
error-kind-id = an id: 1 to 64 of a–z, 0–9 and -
error-kind-ids = a list of ids
error-kind-texts = a list of texts
error-kind-scores = a table from option to number
error-kind-fate = "keep", "slow", "pause", "park", "open", "close", "hand-over" or { "{" } merge = "account" { "}" }
error-kind-rating = a number from −5 to 5, or { "{" } value, low, high {"}"} within −5 to 5 with a value or both ends
error-kind-any = a text, a number, a date, true or false, or a rating
error-kind-table = a table
error-kind-tables = a list of tables
# Typed numbers and dates that cannot be read.
error-typed-count = This is not a whole number. Write for example 350, 12,400 or 3.5k.
error-typed-number-unclear = This can mean { $first } or { $second }. Write the number that you mean.
error-typed-date = This is not a date. Write for example 2013, March 2014, 21 March 2014 or 5 years.
error-typed-date-missing = The calendar does not have this date. Write for example 2013, March 2014 or 21 March 2014.
error-typed-date-unclear = This can mean { $meanings }. Write the month as a word, for example { $example }.
error-typed-day = This is not a day. Write for example 15 March, 2 weeks, or { $pattern }.
error-typed-day-missing = The calendar does not have this day. Write for example 15 March, 2 weeks, or { $pattern }.
error-typed-or = { $first } or { $second }
error-encrypted-passphrase = it is sealed with a passphrase. On a terminal you are asked for it; a script gives it with --passphrase-fd
error-encrypted-key = it is sealed to a key. Name the file of that key with --identity
error-wrong-passphrase = the passphrase does not open it
error-wrong-key = no key in that file opens it
error-work-factor-too-high = it is sealed with a work factor of { $work }; more than 18 is refused. age itself may open it
error-encrypted-damaged = it is cut short or was changed since it was sealed, and nothing of it is read. Take an earlier copy of it
error-key-needs-passphrase = that key has a passphrase of its own, which age can ask for: age -d -i KEY FILE
error-no-usable-key = there is no key in that file that can be used: an age key (AGE-SECRET-KEY-1…), or an SSH key in a build with --features ssh
error-invalid-recipient = “{ $key }” is no public key: it begins with age1 or, in a build with --features ssh, with ssh-ed25519 or ssh-rsa
error-ssh-recipient = “{ $key }” is an SSH key, and this build reads no SSH keys. Use an age key (age1…), or build pesée with --features ssh
error-ssh-key = that file holds an SSH key, and this build reads no SSH keys. Use an age key (AGE-SECRET-KEY-1…), open the file with age -d -i KEY FILE, or build pesée with --features ssh
error-unsaved-rescue-copy = there is work on it that is not saved. Open it, keep that or throw it away, then try again
error-not-undone = it broke off half way, and { $path } could not be removed again. Remove that file, then try again
error-already-encrypted = it is sealed already
error-not-encrypted = it is not sealed
error-encryption-not-built = this program was built without sealing. age can open it: age -d FILE
