# What is wrong with a file, and what is allowed there.
fault-line = line { $line }: { $sentence }
fault-syntax = this is not TOML: { $reason }
fault-not-utf8 = the file is not UTF-8 text
fault-too-large = the file has { $bytes } KiB; a deliberation has up to { $most } KiB, so shorten it
fault-too-dense = the file has { $count } dots, brackets, commas and equals signs; up to { $most } are read
fault-no-format = there is no "format = 1" at the top, so this is not a deliberation
fault-newer = this file is of format { $format }; pesée { $version } reads format 1. A newer release reads it; the file is left as it is
fault-missing = "{ $path }" must be there
fault-unfit = "{ $path }" must be { $allowed }
fault-disorder = "{ $path }" needs low ≤ value ≤ high
fault-bad-id = the id at "{ $path }" must be 1 to 64 of a–z, 0–9 and -
fault-twice = "{ $name }" is there twice among "{ $list }"
fault-too-long = the text at "{ $path }" is longer than 64 KiB
fault-dangling = no "{ $list }" has the id "{ $id }"
fault-dangling-person = no participant has the id "{ $id }"; without participants the only person is "me"
fault-circle = "{ $account }" is merged into itself, or in a circle
fault-self-pair = "{ $criterion }" is compared with itself
fault-mirrored = "{ $a }" and "{ $b }" are compared twice, once each way
fault-no-decision = the review names no decision's "at"
fault-too-many = "{ $list }" has more than { $most } entries
fault-more = { $count ->
    [one] one more error
   *[other] { $count } more errors
}
fault-not-there = there is no such file; “pesee list” shows those that are there
fault-leads-nowhere = this link leads to no file; point it at one, or remove it
fault-not-plain = this is a folder, a pipe or a device; the file of a deliberation is a plain file
fault-forbidden = you may not read this file; ask its owner, or look at its permissions
fault-unreadable = it cannot be read: { $reason }. Mend that, then try again
fault-kind-text = a text
fault-kind-zero-or-more = a number, 0 or more
fault-kind-above-zero = a number above 0
fault-kind-number = a number
fault-kind-between = a number from { $least } to { $most }
fault-kind-one = 1
fault-kind-whole-from = a whole number from { $least } up
fault-kind-whole = a whole number from { $least } to { $most }
fault-kind-flag = true or false
fault-kind-date = a date such as 2026-11-22
fault-kind-moment = a date-time with its offset, such as 2026-11-22T09:00:00-05:00
fault-kind-word = one of { $words }
fault-kind-id = an id: 1 to 64 of a–z, 0–9 and -
fault-kind-ids = a list of ids
fault-kind-texts = a list of texts
fault-kind-scores = a table from option to number
fault-kind-fate = "keep", "pause", "park", "open", "close", "hand-over" or { "{" } merge = "account" { "}" }
fault-kind-rating = a number from −5 to 5, or { "{" } value, low, high {"}"} within −5 to 5 with a value or both ends
fault-kind-any = a text, a number, a date, true or false, or a rating
fault-kind-table = a table
fault-kind-tables = a list of tables
fault-must-be = This must be { $allowed }.
fault-must-be-day = This must be a year, a month or a day: 2013, 2013-05, 2013-05-01.
fault-sealed-passphrase = it is sealed with a passphrase. On a terminal you are asked for it; a script gives it with --passphrase-fd
fault-sealed-key = it is sealed to a key. Name the file of that key with --identity
fault-sealed-wrong = the passphrase does not open it
fault-sealed-wrong-key = no key in that file opens it
fault-sealed-slow = it is sealed with a work factor of { $work }; more than 18 is refused. age itself may open it
fault-sealed-damaged = it is cut short or was changed since it was sealed, and nothing of it is read. Take an earlier copy of it
fault-sealed-key-locked = that key has a passphrase of its own, which age can ask for: age -d -i KEY FILE
fault-sealed-no-key = there is no key in that file that can be used: an age key (AGE-SECRET-KEY-1…), or an SSH key in a build with --features ssh
fault-sealed-recipient = “{ $key }” is no public key: it begins with age1 or, in a build with --features ssh, with ssh-ed25519 or ssh-rsa
fault-sealed-ssh-recipient = “{ $key }” is an SSH key, and this build reads no SSH keys. Use an age key (age1…), or build pesée with --features ssh
fault-sealed-ssh-key = that file holds an SSH key, and this build reads no SSH keys. Use an age key (AGE-SECRET-KEY-1…), open the file with age -d -i KEY FILE, or build pesée with --features ssh
fault-sealed-waiting = there is work on it that is not saved. Open it, keep that or throw it away, then try again
fault-sealed-already = it is sealed already
fault-sealed-plain = it is not sealed
fault-sealed-absent = this program was built without sealing. age can open it: age -d FILE
