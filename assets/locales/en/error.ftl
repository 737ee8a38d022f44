# What is wrong with a file, and what is allowed there.
error-at-line = line { $line }: { $sentence }
error-syntax = this line is not valid TOML; write KEY = VALUE, a table in [brackets], or # before a comment
error-merge-conflict = up to line { $line }, a merge has left two versions of the same lines; keep one, and delete the lines with <<<<<<<, ======= and >>>>>>>
error-toml-unquoted = a value is missing here, or a text has no quotation marks around it; write it as in title = "Two accounts"
error-toml-open-quote = this text has a quotation mark that does not close, or a character that needs a backslash before it; write \" for a quotation mark within the text
error-toml-backslash = the backslash in this text has no meaning; write two backslashes for one
error-toml-no-value = this key has no value; write KEY = VALUE, or delete the line
error-toml-no-key = there is no key before the value; write KEY = VALUE
error-toml-open-bracket = a bracket here has no counterpart; write a table as [name], an entry as [[name]], and a list as ["a", "b"]
error-toml-no-comma = a comma is missing between two entries of the list
error-toml-extra-comma = there is a comma too many in the list; delete it
error-toml-extra-text = there is text after the end of the value; delete it, put it into the quotation marks, or write # before it
error-toml-twice-the-key = this key or table is there twice; delete one of them
error-toml-invalid-key = a key consists of letters without accents, digits, - and _; put any other key into quotation marks
error-toml-invalid-number = this is not a number in TOML; write it with digits, and with a point before decimals, as in 2.5
error-toml-control-character = there is an invisible character in this line; delete it, or write the line again
error-toml-too-deep = there are too many brackets within brackets; remove some
error-not-utf8 = the file is not UTF-8 text
error-too-large = the file has { $bytes } KiB; a deliberation has up to { $most } KiB, so shorten it
error-too-dense = the file has { $count } dots, brackets, commas and equals signs; at most { $most } are allowed
error-no-format = there is no "format = 1" at the top, so this is not a deliberation
error-newer-format = this file is of format { $format }; pesée { $version } reads format 1. Install a newer release to read it; the file is unchanged
error-missing = "{ $path }" is missing; add it
error-type-mismatch = "{ $path }" must be { $allowed }
error-reversed-range = "{ $path }" needs low ≤ value ≤ high
error-invalid-id = the id at "{ $path }" must be 1 to 64 of a–z, 0–9 and -
error-duplicate = "{ $name }" appears twice in "{ $list }"; rename or remove one
error-too-long = the text at "{ $path }" is longer than 64 KiB; shorten it
error-dangling = no "{ $list }" has the id "{ $id }"
error-dangling-first-feeling = no "option" has this id
error-dangling-person = no participant has the id "{ $id }"; without participants the only person is "me"
error-merge-cycle = "{ $account }" is merged into itself, directly or through other accounts
error-self-pair = "{ $criterion }" is compared with itself
error-mirrored-pair = "{ $a }" and "{ $b }" are compared twice, once each way
error-no-decision = the review must name the "at" of a decision
error-too-many = "{ $list }" has more than { $most } entries
error-more-errors = { $count ->
    [one] one more error
   *[other] { $count } more errors
}
error-not-found = there is no such file; “pesee list” shows those that are there
error-dangling-link = this link leads to no file; point it at one, or remove it
error-is-folder = this is a folder; name a file instead
error-not-regular-file = this is a pipe or a device; name a plain file instead
error-permission-denied = you do not have the right to read this file; ask its owner, or check its permissions
error-folder-denied = you do not have the right to read this folder, so the deliberations in it are missing here; check its permissions
error-folder-not-folder = this is not a folder; name the folder of your deliberations with --dir
error-folder-link = this link to a folder leads nowhere, so the deliberations in it are missing here; check whether its disk is connected
error-folder-unreadable = this folder cannot be read, so the deliberations in it are missing here: { $reason }
error-unreadable = the file cannot be read: { $reason }. Correct that, then try again
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
error-kind-scores = a table that gives each option a number
error-kind-fate = "keep", "slow", "pause", "park", "open", "close", "hand-over" or { "{" } merge = "account" { "}" }
error-kind-rating = a number from −5 to 5, or { "{" } value, low, high {"}"} within −5 to 5 with a value or both ends
error-kind-any = a text, a number, a date, true or false, or a rating
error-kind-table = a table
error-kind-tables = a list of tables
# Typed numbers and dates that cannot be read.
error-typed-count = This is not a whole number. Write for example 350, 12,400 or 3.5k.
error-typed-number-unclear = This can mean { $first } or { $second }. Write the number in full.
error-typed-date = This is not a date. Write for example 2013, March 2014, 21 March 2014 or 5 years.
error-typed-date-missing = The calendar does not have this date. Write for example 2013, March 2014 or 21 March 2014.
error-typed-date-unclear = This can mean { $meanings }. Write the month as a word, for example { $example }.
error-typed-day = This is not a day. Write for example 15 March, 2 weeks, or { $pattern }.
error-typed-day-missing = The calendar does not have this day. Write for example 15 March, 2 weeks, or { $pattern }.
error-typed-or = { $first } or { $second }
error-encrypted-passphrase = the file is encrypted with a passphrase. A terminal asks you for it; a script gives it with --passphrase-fd
error-encrypted-key = the file is encrypted to a key. Name the file of that key with --identity
error-wrong-passphrase = this passphrase does not open the file
error-wrong-key = no key in that file opens this one
error-work-factor-too-high = the file is encrypted with a work factor of { $work }; more than 18 is refused. Try to open it with age itself
error-too-many-recipients = the file is encrypted to more keys than pesée reads or writes: at most { $max }. Encrypt it to fewer keys, with pesee lock or with age itself
error-too-many-identities = that file has more than { $max } keys. Name a file that has only the key you need
error-encrypted-damaged = the file is cut short or was changed after it was encrypted, so none of it is read. Use an earlier copy
error-copy-of-damaged = There is an emergency copy of the work on this file: { $path }. Move the damaged file away or rename it, and open the same path again: the program then continues with the copy.
error-copy-of-damaged-sealed = There is an encrypted emergency copy of the work on this file: { $path }. Make a copy of it elsewhere, and open that with the same passphrase.
error-key-needs-passphrase = that key has its own passphrase, which pesee does not ask for. Use age: age -d -i KEY FILE
error-no-usable-key = that file has no usable key. Use an age key (AGE-SECRET-KEY-1…), or an SSH key in a build with --features ssh
error-invalid-recipient = what --recipient names is not a public key: a public key begins with age1 or, in a build with --features ssh, with ssh-ed25519 or ssh-rsa
error-secret-recipient = what --recipient names is a secret key. Give its public key (age1…), and make a new secret key, because others may have read this one
error-unreadable-key = the key file { $path }: { $reason }
error-passphrase-too-long = the passphrase is longer than { $most } bytes, and it is not cut. Use a shorter one
error-no-passphrase-given = no passphrase can be read from the descriptor that --passphrase-fd names. Check that it is open and gives one line of UTF-8 text
error-ssh-recipient = what --recipient names is an SSH key, and this build reads no SSH keys. Use an age key (age1…), or build pesée with --features ssh
error-ssh-key = that file holds an SSH key, and this build reads no SSH keys. Use an age key (AGE-SECRET-KEY-1…), open the file with age -d -i KEY FILE, or build pesée with --features ssh
error-unsaved-rescue-copy = some work on this file is not saved. Open the file, and keep that work or throw it away. If it waits for somebody, that person takes the keyboard first: v, then c, then the name (in lines: :verdict, then c, then the number). Then try again
error-not-undone = the operation stopped half way, and { $path } could not be deleted. Delete that file, then try again
error-already-encrypted = the file is already encrypted
error-not-encrypted = the file is not encrypted
error-encryption-not-built = this program was built without encryption. Open the file with age: age -d FILE
error-unknown-key-nearest = “{ $name }” is not a known name, and has no effect. Did you mean “{ $nearest }”?
error-unknown-key = “{ $name }” is not a known name, and has no effect.
error-unknown-keys-kept = { $first } { $more ->
    [0] It stays in the file.
    [one] It stays in the file, like one more unknown name that “pesee check” shows.
   *[other] It stays in the file, like { $more } more unknown names that “pesee check” shows.
}
