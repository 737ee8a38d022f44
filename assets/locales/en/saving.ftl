# Saving, what somebody else did meanwhile, and the emergency copy.
saving-conflict = Somebody else changed this file, and the two versions cannot be merged. Your version is kept beside it as { $name }.
saving-refused = Not saved: { $reason }. Your work is kept beside the file as { $name }, and the program tries again.
saving-failed = Not saved: { $reason }. Your work stays in memory, and the program tries again.
saving-failed-kept = Not saved: { $reason }. There is an emergency copy, and the program tries again.
saving-read-back-differs = the disk does not give back what was written
saving-too-long = the text is longer than 64 KiB
saving-file-full = The answer is not accepted: the file is full. A deliberation has at most { $most } KiB. Shorten or remove a text first.
saving-file-too-complex = The answer is not accepted: the file has as many entries as the program can read again. Remove some entries first, or start another deliberation.
saving-text-too-long = The answer is not accepted: a text has at most { $most } KiB. Shorten the text.
saving-too-many-entries = The answer is not accepted: this list has at most { $most } entries. Remove one first.
saving-place-removed = The answer is not accepted: what it belongs to was removed meanwhile. Copy or clear your text, which is still in the field.
saving-no-answer = the disk does not answer
saving-disk-stalled = The disk does not answer. You can wait, or leave the program.
saving-disk-stalled-kept = The disk does not answer. Your work is in an emergency copy. You can go on, or leave: the copy is offered when you open this file again.
saving-disk-stalled-unsaved = The disk does not answer, and there is no emergency copy. Your work is only in memory. Wait before you leave, or copy what you need.
saving-disk-stalled-lines = The disk does not answer. Wait, or press Ctrl+C to leave.
saving-disk-answers = The disk answers again.
saving-report-too-large = the report would be too large for other programs to open. Shorten long names, or choose another format, for example csv
saving-folder-missing = the folder of the file is missing, or its disk is not connected
saving-folder-replaced = another folder has replaced the folder of the file
saving-file-changing = another program is writing the file at this moment
saving-name-taken = a file that this program did not write has that name
saving-report-changed = the report there was changed after the program wrote it, or the program does not know it; move it away or name another file
saving-report-exists = the earlier report of this deliberation has that name
saving-report-in-format = this is a report of the same deliberation in another format ({ $format }); name another file, or move that report away
saving-folder-unsearched = The folder { $path } was not searched to its end, because it has too many files or levels, or cannot be read. Look there for unencrypted copies of this file, and delete them.
saving-report-of-other = this is a report of another deliberation, { $file }; name another file, or move that report away
saving-report-of-unknown = this is a report of another deliberation; name another file, or move that report away
saving-calendar-of-several = this is a calendar of several deliberations; name another file, or move that calendar away
saving-is-folder = this is a folder
saving-is-deliberation = a deliberation has that name, and nothing may replace it
saving-extension-reserved = a name that ends in .toml or .age is for a deliberation
saving-own-file = this place or name is for the program's own files
saving-larger-than-exports = a file with that name is larger than anything this program writes
saving-log-is-link = this is a symbolic link, and a log is written only to the file itself
saving-log-has-second-name = this log has a second name (a hard link), and what is added here would appear under both names
saving-reason-read-only = the file is read-only
saving-reason-foreign-owner = the file belongs to somebody else
saving-reason-hard-link = the file has a second name (a hard link), and a save would break that link
saving-reason-other-recipients = the file is also encrypted to other keys, and a save here would lock those people out
saving-reason-folder = nothing can be written in its folder
saving-reason-open-elsewhere = the file is open elsewhere
saving-reason-open-elsewhere-since = the file is open elsewhere, since { $time }
saving-read-only = You can only read this file: { $why }. S saves a copy that you can change.
saving-read-only-open-elsewhere = You can only read this file: { $why }. T takes the file over, S saves a copy.
saving-taken-over = This file was taken over elsewhere. Your work is saved. T takes the file over again, S saves a copy.
saving-taken-over-unsaved = This file was taken over elsewhere. Your last change is being saved. T takes the file over again, S saves a copy.
saving-taken-over-draft = This file was taken over elsewhere. What you are writing goes into an emergency copy, not into the file. Esc closes the field. Then T takes the file over again, S saves a copy.
saving-draft-put-aside = You can only read this file. What you wrote goes into an emergency copy, and comes back after T or S. T takes the file over again, S saves a copy.
saving-external-change = Somebody else changed this file, so it was read again.
saving-external-change-read = Somebody else changed this file, so it was read again. { $changes }
saving-external-change-merged = Somebody else changed this file. Their changes and yours are both here now. { $changes }
saving-external-change-unreadable = Somebody else changed this file, and it cannot be read now: { $fault }. Your work is kept beside it.
saving-external-change-removed = The file is no longer in its place. Your next change writes it again.
saving-removed-save-copy = The file is no longer in its place, and cannot be written there again. S saves a copy.
saving-removed-for-good = The file is no longer in its place, and cannot be written there again. What you change goes into an emergency copy.
saving-folder-gone = Nothing can be saved now: { $reason }. Your work goes into an emergency copy.
saving-state-folder = nothing can be written to the folder { $folder } ({ $reason })
saving-state-folder-is-file = { $folder }, where the program keeps unfinished work, is a file and not a folder
saving-draft-not-kept = What you are writing cannot be kept on disk until you enter it: { $reason }.
saving-conflicts = You and somebody else changed the same thing. Your version stays, and the other is kept as { $name }. { $changes }
saving-merge-too-large = Somebody else changed this file, and both versions together are more than a file can hold. Your version stays, and the other is kept as { $name }. Copy what you need from it, and shorten texts first.
saving-merge-refused = Somebody else changed this file, and the two versions cannot be merged. Your version stays, and the other is kept as { $name }. Copy what you need from it.
saving-step-too-large = Nothing was undone or redone: the file would be larger than the program can read. Shorten a text or remove entries first.
saving-recovery = Work that is not in this file ({ $when }):
saving-recovery-of = Work of { $people } that is not in this file ({ $when }):
saving-recovery-draft = Unfinished text: “{ $text }”
saving-recovery-draft-of = { $count ->
    [one] Unfinished text of { $person }, 1 character
   *[other] Unfinished text of { $person }, { $count } characters
}
saving-recovery-note = { $count ->
    [0] A private note, removed
    [one] A private note, 1 character
   *[other] A private note, { $count } characters
}
saving-recovery-note-on = { $count ->
    [0] A private note on “{ $criterion }”, removed
    [one] A private note on “{ $criterion }”, 1 character
   *[other] A private note on “{ $criterion }”, { $count } characters
}
saving-recovery-text = { $name }: “{ $text }”
saving-recovery-sealed = Sealed answers are not shown here.
saving-recovery-private = Private texts are not shown here. They are kept, and offered when they may be shown.
saving-copy-damaged = An emergency copy of this file cannot be read. It is kept in { $path }. Open it in an editor to see what it contains.
saving-recovery-keys = Enter keep it   x throw it away   Esc later
saving-recovered = The unsaved work is here again, and will be saved.
saving-work-waits = { $count ->
    [one] Unsaved work of { $people } ({ $when }) is kept until { $people } has the keyboard.
   *[other] Unsaved work of { $people } ({ $when }) is kept until each of them has the keyboard.
}
saving-work-offered-again = Unsaved work of { $people } ({ $when }) is kept, and offered again when this file is opened again.
saving-work-way = To take the keyboard: { $verdict }, then { $correct }, then the name.
saving-work-way-here = { $person } takes the keyboard with { $key }.
saving-work-way-back = { $person } takes the keyboard with { $back }, then { $key }.
saving-work-way-lines = To take the keyboard: { $verdict }, then c, then the number of the name.
saving-never-saved = This work never reached its file. It is here again, and will be saved.
saving-new-not-kept = The new deliberation has no answer yet, so it is not kept: there is no file.
saving-draft-restored = Here is what you were writing.
saving-discarded = The unsaved work is in the trash.
saving-discard-kept = The other work that waits cannot be kept without this part, so all of it is kept, and offered again when this file is opened again.
saving-discard-texts = The unfinished texts are in the trash. The other work that waits cannot be kept without the rest, so the rest is kept, and offered again when this file is opened again.
saving-draft-choose = { $draft }. Show it to { $person } now? If not, it is kept, and offered again when this file is opened again.
saving-draft-of = The unfinished text of { $person }.
saving-recovery-show = show the private texts
saving-recovery-show-of = show the unfinished texts of { $person }
saving-recovery-keep = keep it
saving-recovery-discard = throw it away
saving-panic = The program stopped because of an error ({ $message }, { $place }, pesee { $version }, { $platform }).
saving-panic-nothing-lost = All your answers were saved.
saving-panic-rescued = Your unsaved work is kept in { $path }, and offered when you open the file again.
saving-panic-not-rescued = Your unsaved work could not be kept: { $reason }.
saving-recovered-lines = The unsaved work is here again, and will be saved with the next answer.
saving-copied = Saved as { $path }. You go on in this copy.
saving-draft-waits = Your unfinished line is kept for the full screen: pesee { $path }
saving-draft-of-waits = The unfinished text of { $person } is kept for the full screen: pesee { $path }
saving-copy-in-progress = One moment: a copy is being made.
