# The command line.
cli-about = Weigh what becomes of your accounts, and come away with one sentence you can defend.
cli-command = COMMAND
cli-usage = Usage:
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options
cli-new = Start a deliberation
cli-open = Reopen a deliberation, by its file, its id or a part of its title
cli-ask = Answer the same questions line by line, without the full screen
cli-list = List your deliberations
cli-score = Show the verdict and every figure
cli-compare = Compare a file with an earlier day or another file, or compare two people
cli-report = Write a report to give away, or the dates for your calendar
cli-check = Check files and show their errors
cli-import = Begin with a table or a list of pros and cons from another program
cli-merge = Merge two versions of one file, for git
cli-template = List the templates, or print one
cli-schema = Print the schema of a file, for editors
cli-completions = Print a script that completes commands, titles and files in your shell
cli-man = Print manual pages for man, one per command
cli-manual = Read the manual
cli-path = Show where your files are kept
cli-arg-file = The file of a deliberation
cli-arg-files = The files to check
cli-arg-reported = The file of a deliberation; several with --format ics
cli-arg-whole-library = With --format ics, all deliberations in the folder
cli-arg-others = Another file; or two people of this one, by name
cli-arg-since = A day such as 2026-11-22 (the file at the end of that day), or a date-time
cli-arg-table = A table (CSV), or a list of pros and cons (Markdown: .md)
cli-arg-into = The file to save to, otherwise a new one among your deliberations; it must not exist yet
cli-arg-yes = Save it without asking
cli-arg-scale = The lowest and the highest rating of the table, such as 1..5 or 0..10; otherwise the program finds or asks it
cli-arg-options-in = Whether the options of the table are in its columns or in its rows: columns or rows
cli-arg-weights = The heading of the column with the weights; "" if there is none
cli-arg-column = What a column contains: option, weights, remarks or nothing; may be repeated
cli-arg-encoding = The encoding of the text, such as windows-1252 or macintosh
cli-arg-headings = What unclear names in headings, or in the first column beside pros and cons, are: options or topics
cli-arg-base = The file from which both versions started
cli-arg-ours = One version; the result replaces it
cli-arg-theirs = The other version
cli-arg-path = The path that messages name
cli-arg-name = A file, an id, or a part of a title
cli-arg-template-name = The template to print, otherwise the list of templates
cli-arg-template = The template to begin with: two-accounts, first-account or employee-voice
cli-arg-example = Open the worked example
cli-arg-client = A client's name
cli-arg-due = Only the deliberations with something due
cli-arg-archived = Also those that were put away
cli-arg-format = text or json
cli-arg-kind = md, html, csv (the matrix), json, svg (the picture of the verdict) or ics (for calendars)
cli-arg-output = The file to write, otherwise standard output; an existing file is replaced only if pesee wrote it as such a report of the same deliberation
cli-arg-unsealed = The file to write, otherwise the name without .age; it must not exist yet
cli-arg-short = One page: the choice, what would change it, the steps and the verdict (md and html)
cli-arg-dialect = For csv: en (commas, decimal points), fr (semicolons, decimal commas) or excel (as Excel reads files on this system); otherwise that of the report's language
cli-value-dialect = DIALECT
cli-eg-report-short = one page to hand on
cli-report-no-short-form = Only the formats md and html have a short form. Leave out --short, or choose one of them.
cli-report-no-dialect = Only the format csv has a dialect. Leave out --dialect, or choose --format csv.
cli-arg-anonymous = Replace names, handles, platforms that are not public and the client with neutral words
cli-arg-draws = How many draws to make [100000]
cli-arg-shell = bash, zsh, fish, powershell or elvish
cli-arg-command = The command that the page is about, otherwise the program itself
cli-arg-all = Write every page into this folder
cli-arg-page = A page, otherwise the list of pages; "all" prints every page
cli-arg-dir = The folder of the deliberations
cli-arg-lang = en, fr, or the name of a language file of your own
cli-arg-log = Write what the program does to this file, for a bug report; without your titles, names, answers and paths
cli-arg-log-level = How much --log writes: info, or debug for details
cli-value-level = LEVEL
cli-log-not-opened = The log { $path } was not opened, so nothing was done: { $reason }. Name another file with --log, or leave it out.
cli-arg-color = auto, always or never
cli-arg-plain = Plain lines instead of the full screen
cli-arg-help = Print this help
cli-arg-version = Print the version
cli-unknown-argument = "{ $argument }" is not known. "pesee --help" lists the commands and options.
cli-missing-argument = { $argument } is missing. "pesee --help" shows how.
cli-missing-value = { $argument } needs a value. "pesee --help" shows which one.
cli-invalid-value = { $argument } does not take "{ $value }". It takes: { $valid }.
cli-rejected-value = { $argument } does not take "{ $value }". "pesee --help" shows what it takes.
cli-passphrase-fd-number = --passphrase-fd takes the number of an open descriptor, never the passphrase itself. "pesee lock --help" shows an example.
cli-secret-argument = A secret key is on this command line, so nothing was done. Others may have read it: make a new key. --recipient takes the public key (age1…), --identity takes the file of the secret key.
cli-argument-conflict = { $argument } cannot be used together with the rest of this line. "pesee --help" shows how to use it.
cli-usage-error = This command line was not understood. "pesee --help" shows how.
cli-error = error
cli-remark = remark
cli-config-unreadable = the configuration { $path } is ignored: { $reason }
cli-no-home-folder = There is no home folder to keep your files in. Name a folder with --dir.
cli-output-error = The answer could not be written: { $reason }
cli-no-terminal = The full screen needs a terminal. Without a terminal, use "{ $instead }".
cli-no-template = There is no template "{ $name }". There are: { $known }.
cli-no-page = The manual has no page "{ $name }". The pages are: { $known }.
cli-file-exists = { $path } is there already. Open it with "pesee { $path }", or name another file.
cli-folder-exists = { $path } is there already, and is a folder. Name a file.
cli-not-found = No deliberation has "{ $name }" in its title. "pesee list" shows them all.
cli-ambiguous-title = "{ $name }" could be several: { $titles }. Type more of the title.
cli-unsaved = What you answered could not be saved to { $path }.
cli-unsaved-because = What you answered could not be saved to { $path }: { $reason }.
cli-saved-without-text = What you answered is in { $path }. Only the unfinished text could not be kept: { $reason }.
cli-text-not-kept = The unfinished text could not be kept: { $reason }.
cli-resume = Resume with: pesee open "{ $path }"
cli-list-empty = There is no deliberation here yet. "pesee new" begins one.
cli-score-so-far = The figures as they stand, shown only because they were asked for:
cli-score-sealed = Everybody has answered. All answers are opened at once, at the verdict: pesee open "{ $path }"
cli-check-ok = { $path }: no errors
cli-check-remarks = { $path }: no errors, { $count ->
    [one] 1 remark
   *[other] { $count } remarks
}
cli-check-more-remarks = { $count ->
    [one] One more remark is not shown.
   *[other] { $count } more remarks are not shown.
}
cli-compare-usage = compare takes two files, or one file and --since DATE, or one file and two people. "pesee compare --help" shows how.
cli-compare-invalid-date = "{ $given }": { $reason }
cli-compare-unknown-person = "{ $given }" is not the name of exactly one person who answers there. The people are: { $known }.
cli-report-several = Only a calendar can contain several deliberations. Use --format ics, or name one file.
cli-report-file-left-out = { $path } is not in the calendar, because it is encrypted or has errors. "pesee check" shows the errors.
cli-merge-failed = The two versions could not be merged, and { $path } is unchanged. Open both, and copy by hand what is missing.
cli-merge-rejected = { $path } was not changed, because pesee could not read the merged file again: { $reason }. Shorten or remove something in one of the two versions, then merge again.
cli-merge-not-written = The result of the merge could not be written to { $path }, which is unchanged: { $reason }
cli-merge-conflicts = { $path }: { $count ->
    [one] one place was changed by both. Your value stays:
   *[other] { $count } places were changed by both. Your values stay:
}
cli-merge-conflicts-of-entries = { $path }: { $count ->
    [one] one place was changed by both. This is what stays:
   *[other] { $count } places were changed by both. This is what stays:
}
cli-merge-by-lines = { $path } is not valid in every version, so its lines were merged. Check the file with "pesee check".
cli-merge-marked = Both versions changed the same lines of { $path }. Choose between the lines that are marked with <<<<<<< and >>>>>>>, then delete the marks.
cli-merge-not-text = { $path } is encrypted or is no text, so your version stays as it is. Open both versions, and copy by hand what is missing.
cli-merge-base = { $path } (common ancestor)
cli-merge-ours = { $path } (your version)
cli-merge-theirs = { $path } (other version)
cli-template-line = { $name }: { $about }
cli-template-two-accounts = two accounts, your own and your employer's
cli-template-first-account = a first account: in your own name or the employer's
cli-template-example = a worked example, decided six months ago
cli-template-employee-voice = an employer: may our people speak for us?
cli-path-sessions = deliberations: { $path }
cli-path-state = the program's own files: { $path }
cli-path-config = configuration: { $path }
cli-list-no-match = { $filter ->
    [due] Nothing is due.
   *[other] Nothing matches.
}{ " " }{ $count ->
    [one] There is 1 deliberation
   *[other] There are { $count } deliberations
} in all.
cli-list-archived-count = { $count ->
    [one] 1 is put away; "pesee list --archived" lists it.
   *[other] { $count } are put away; "pesee list --archived" lists them.
}
cli-no-folder = There is no folder { $path } yet: nothing has been saved there.
cli-resume-ask = Go on with: pesee ask "{ $path }"
cli-unsaved-kept = A copy is kept in { $path }, and offered when you open the file again.
cli-open-elsewhere = { $path }: { $why }. Close it there first, or open it on the full screen to take it over.
cli-read-only = { $path }: { $why }. Copy it to a file of your own, and open that one.
cli-list-unsaved = not saved ({ $when })
cli-config-error = the configuration { $path } is ignored at { $place }: { $reason }
cli-config-unknown-key = there is no setting "{ $key }"; the settings are { $known }
cli-config-invalid-value = { $key } takes { $takes }
cli-config-theme-exists = there is already a theme "{ $name }"; give yours another name
cli-config-pro-like-con = the colours of pros and cons are equally light or dark; choose a lighter or darker one
cli-config-like-background = the colour of { $role } cannot be read on the background; choose another one
cli-config-valid = The configuration { $path } has no errors.
cli-config-missing = There is no configuration { $path }; the defaults apply. To create it, run "pesee config edit".
cli-config-not-created = The configuration { $path } could not be created: { $reason }
cli-config-no-editor = No editor is set. Set VISUAL or EDITOR, for example to nano, or edit { $path } yourself.
cli-config-editor-not-started = { $editor } could not be started ({ $reason }). Set VISUAL or EDITOR to another editor.
# The language files in the folder "languages" of the configuration folder.
cli-catalogue-ignored = the language file { $path } is ignored, and pesee is in English. "pesee config check" lists its errors; the first: { $reason }.
cli-catalogue-error = { $path }: { $reason }
cli-catalogue-place = on line { $line }, { $reason }
cli-catalogue-name = the name has to be the tag of a language that pesee does not have, followed by ".ftl", such as de.ftl; give the file another name
cli-catalogue-too-large = a language file has up to { $most } KiB; shorten it
cli-catalogue-syntax = this is not Fluent ({ $reason }); correct the line
cli-catalogue-too-nested = too many placeables stand in each other; write the message with fewer of them
cli-catalogue-unsafe = { $id } has a character that is not shown on a screen, such as a control character; remove it
cli-catalogue-table = { $id } takes { $takes }
cli-catalogue-unknown = pesee has no message { $id }; remove it
cli-catalogue-unknown-near = pesee has no message { $id }; you may mean { $near }
cli-catalogue-duplicate = { $id } stands twice; remove one
cli-catalogue-placeable = { $id } cannot use { $placeable }; { $count ->
    [0] its English message has no placeables
   *[other] its English message has { $known }
}
cli-catalogue-lacks = { $id } does not use { $placeable }, which its English message has; add it
cli-catalogue-more = there are { $count } more errors; correct these first
cli-catalogue-unusable = { $path } is ignored: { $reason }
cli-catalogue-refused = { $path } is ignored as a whole, and pesee does not have this language, until the { $count ->
    [one] error on line { $lines } is
   *[other] errors on lines { $lines } are
} corrected.
cli-catalogue-in-english = { $count ->
    [one] 1 message with an error is shown in English until the error is corrected.
   *[other] { $count } messages with an error are shown in English until the errors are corrected.
}
cli-catalogue-valid = { $path } has no errors and { $has } of { $all } messages.
cli-catalogue-missing = { $count ->
    [one] 1 message is missing and
   *[other] { $count } messages are missing and
} shown in English, such as { $ids }. For the file with these messages in English, run "{ $command }".
cli-no-config-folder = There is no home folder to keep the configuration in. Set PESEE_CONFIG_DIR to a folder.
cli-no-theme = There is no theme "{ $name }". There are: { $known }.
cli-config = Print the default configuration with comments, or find, check or edit the file
cli-arg-action = path (print its path), check (print its errors and those of language files), edit (open it in your editor) or messages (print a language file)
cli-value-action = ACTION
cli-eg-config = every setting as a comment, with its default or an example
cli-eg-config-check = the errors of your configuration, with line and column
cli-eg-config-edit = your configuration in the editor that VISUAL or EDITOR names
cli-eg-config-messages = every message, to begin a translation
cli-arg-theme = terminal, high-contrast, mono, or a theme of your configuration
cli-value-file = FILE
cli-value-other = OTHER
cli-value-date = DATE
cli-value-base = BASE
cli-value-ours = OURS
cli-value-theirs = THEIRS
cli-value-path = PATH
cli-value-name = NAME
cli-value-scale = SCALE
cli-value-where = WHERE
cli-value-heading = HEADING
cli-value-column = HEADING=WHAT
cli-value-encoding = ENCODING
cli-value-what = WHAT
cli-value-format = FORMAT
cli-value-number = N
cli-value-shell = SHELL
cli-value-dir = DIR
cli-value-lang = LANG
cli-value-when = WHEN
cli-value-page = PAGE
cli-man-name = NAME
cli-man-synopsis = SYNOPSIS
cli-man-description = DESCRIPTION
cli-man-options = OPTIONS
cli-man-commands = COMMANDS
cli-man-environment = ENVIRONMENT
cli-man-files = FILES
cli-man-exit-status = EXIT STATUS
cli-man-examples = EXAMPLES
cli-examples = Examples:
# Lines to copy, and what each is for.
cli-eg-library = your deliberations
cli-eg-new = begin one
cli-eg-example = look at a worked example, decided six months ago
cli-eg-help = what a command takes, with lines to copy
cli-eg-new-template = begin as an employer
cli-eg-new-client = begin one for a client, in a file of its own
cli-eg-open-file = open one by its file
cli-eg-open-title = open one by a part of its title
cli-eg-ask = choose one from a list, or begin one
cli-eg-ask-file = go on where it was left
cli-eg-list-due = the deliberations with something due
cli-eg-list-client = the deliberations of one client
cli-eg-list-archived = with what was put away
cli-eg-list-json = the path of each, for a script
cli-eg-score = in words; the exit code is 1 while answers are sealed
cli-eg-score-json = one of the figures, for a script
cli-eg-compare-files = two files
cli-eg-compare-since = what changed since a day
cli-eg-compare-people = two people of one file
cli-eg-report-ics = the steps and the review day, for your calendar
cli-eg-report-all = one calendar of all deliberations
cli-eg-check = every file here; ends with 3 if one has an error
cli-eg-import = show how the file is understood, then ask
cli-eg-import-yes = save it at once, under this name
cli-eg-import-scale = read ratings from 1 to 5
cli-eg-merge = the result is in ours.toml; ends with 1 if something is left to decide
cli-eg-merge-git = let git run it
cli-eg-template = the list
cli-eg-template-text = a file to fill in by hand
cli-eg-schema = for an editor; “#:schema pesee.schema.json” at the top of a file names it
cli-eg-completions = for bash, from the next shell on
cli-eg-completions-zsh = for zsh, if this folder is in fpath
cli-eg-completions-fish = for fish
cli-eg-man = the manual of the program
cli-eg-man-command = the manual of one command
cli-eg-man-all = install every page for yourself
cli-eg-manual = the list of pages
cli-eg-manual-page = every key
cli-eg-manual-all = the whole manual in one file
cli-eg-path = your files, the copies of them, and the configuration
cli-value-theme = THEME
cli-eg-report-html = a page to read, to print and to hand on
cli-eg-report-anonymous = as text, without names
cli-lock = Encrypt a file: nobody reads it without the passphrase or the key
cli-unlock = Decrypt a file
cli-arg-passphrase-fd = Read the passphrase of an encrypted file from this descriptor
cli-arg-identity = The file of the age key that opens an encrypted file (or an SSH key, in a build with --features ssh)
cli-arg-recipient = Encrypt to this public key (age1…) and ask no passphrase. SSH keys (ssh-…) need a build with --features ssh, which is off by default because of RUSTSEC-2023-0071
cli-value-key = KEY
cli-eg-lock = asks for a passphrase; mine.toml.age takes its place
cli-eg-lock-key = for the person who has the key; you can name several keys
cli-eg-lock-script = the passphrase is the first line of what descriptor 3 gives
cli-eg-unlock = asks for the passphrase; mine.toml is there again
cli-eg-unlock-key = with a key in place of a passphrase
cli-passphrase-prompt = Passphrase of { $path }:
cli-passphrase-new = A passphrase to encrypt { $path }:
cli-passphrase-again = The same passphrase again:
cli-passphrase-wrong = That passphrase does not open the file.
cli-passphrase-mismatch = The two passphrases are not the same, so nothing was encrypted. Try again.
cli-passphrase-empty = Nothing was encrypted, because no passphrase was given. Use several words that nobody would guess.
cli-passphrase-none = A passphrase is needed. Run this on a terminal to be asked for it, or give it with --passphrase-fd N. With --recipient KEY, no passphrase is needed.
cli-locked = Encrypted: { $path }. The unencrypted file and its earlier versions are deleted.
cli-locked-not-all = Encrypted: { $path }. The unencrypted file is deleted.
cli-locked-passphrase = Keep the passphrase safe: without it nobody can open the file, not even this program.
cli-locked-key = Only its key opens the file: pesee open FILE --identity KEY
cli-locked-copy-left = Still unencrypted: { $path }. Delete this file if you do not need it. If it is a deliberation, you can encrypt it too.
cli-unlocked = Decrypted: { $path }. The encrypted file is in the trash.
cli-lock-name-taken = a file with the new name already exists. Move that file, or give another name with -o
cli-lock-half-done = { $path }: { $reason }.
cli-lock-unconfirmed = The disk does not confirm that the old file is deleted: { $reason }. After a power failure it may exist again, so check its folder.
cli-lock-failed = { $path } is unchanged: { $reason }.
cli-finished-lock = { $path }: encrypting this file was interrupted, and is finished now. The unencrypted file is deleted.
cli-undone-unlock = { $path }: decrypting this file was interrupted, and is undone. The file is still encrypted; decrypt it again if you want to.
cli-both-left = { $path } and { $other } are the same deliberation, because encrypting or decrypting it was interrupted, and one of them was changed since. Open both, keep the one you need, and delete the other.
