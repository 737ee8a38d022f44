# The library and the card.
library-due-today = { $what ->
    [decision] decide today
    [step] step due today
    [tripwire] warning sign check today
   *[review] review today
}
library-due-late = { $what ->
    [decision] { $days ->
        [one] decision was due yesterday
       *[other] decision was due { $days } days ago
    }
    [step] { $days ->
        [one] step was due yesterday
       *[other] step was due { $days } days ago
    }
    [tripwire] { $days ->
        [one] warning sign check was due yesterday
       *[other] warning sign check was due { $days } days ago
    }
   *[review] { $days ->
        [one] review was due yesterday
       *[other] review was due { $days } days ago
    }
}
library-due-since = { $what ->
    [decision] decision was due
    [step] step was due
    [tripwire] warning sign check was due
   *[review] review was due
} { $day }
library-due-on = { $what ->
    [decision] decide by
    [step] step due
    [tripwire] warning sign check
   *[review] review
} { $day }
library-due-more = { $due }, { $count } more
library-stage-rating = { $left ->
    [one] rating, 1 left
   *[other] rating, { $left } left
}
library-stage-waiting = { $people ->
    [one] waiting for 1 person
   *[other] waiting for { $people } people
}
library-stage-all-answered = everybody has answered
library-stage-ready = verdict ready
library-stage-decided = decided: { $option }
library-count = { $count ->
    [one] 1 deliberation
   *[other] { $count } deliberations
}
library-search = search title, client, tag
library-nothing-found = Nothing found. Esc shows all.
library-no-match = No title, client or tag matches. Enter searches the texts, Esc shows all.
library-loading = Reading…
library-section-unsaved = To resume
library-section-due = Due
library-section-recent = Recent
library-section-unreadable = Cannot be read
library-section-no-client = Without a client
library-last-met = last met { $day }
library-started-on = since { $day }
library-archived-mark = put away
library-archived-count = { $count ->
    [one] 1 is put away; A shows it.
   *[other] { $count } are put away; A shows them.
}
library-archived = { $title } is put away. u undoes this.
library-unarchived = { $title } is no longer put away.
library-renamed = The title is now “{ $title }”. u undoes this.
library-title-restored = The title is “{ $title }” again.
library-client-assigned = The client is now { $client }. u undoes this.
library-client-removed = The deliberation has no client any more. u undoes this.
library-client-restored = The client is { $client } again.
library-client-none-again = The deliberation has no client again.
library-dated-event = { $day }: { $what }
library-visit-short = a short visit
library-visit-minutes = { $minutes } min
library-visit-agreed = { $long }, agreed: { $text }
library-search-progress = searched { $read } of { $count }, found { $found }
library-search-done = searched { $count }, found { $found }
library-search-nothing = Nothing found in the texts of { $count } deliberations. Esc goes back.
library-copy-title = { $title } (copy)
library-copy-prompt = A copy of “{ $title }” with:
library-copy-method = the method only: criteria, words, options and conditions. Names are replaced, and it has no client.
library-copy-for-client = everything, for { $client } too: answers, notes, meetings and decisions
library-copy-everything = everything: answers, notes, meetings and decisions
library-copied-method = The copy has the method only. e renames it, E sets its client.
library-copied-everything = The copy has everything. e renames it.
library-welcome-1 = Ten steps take you from your question to one sentence: which option is ahead, and what would change that.
library-welcome-2 = The program rates nothing for you, and ranks nothing until everything that matters has an answer.
library-welcome-3 = Each deliberation is one file of yours. You can stop at any time and come back.
library-trashed = { $name } is in the trash. u undoes this.
library-restored = The file is back.
library-failed = That could not be done: { $reason }
library-card-choice = You chose on { $day }: { $option }.
library-card-because = Why: { $text }
library-card-expects = What you expect: { $text }
library-card-premortem = What could go wrong: { $text }
library-card-lift = What would raise the commitment: { $text }
library-card-confidence = How sure you were: { $percent }%.
library-card-commitment = How committed: { $ten } of 10.
library-card-steps = Steps: { $done } of { $count } done
library-card-signs = Warning signs
library-card-sign-due = Did you see this warning sign? “{ $sign }”
library-card-decide-by = Deadline of the decision: { $day }.
library-card-verdict = The verdict today: { $verdict }
library-copy-conflict = one of two versions, kept when both sides had changed the file
library-copy-failed-save = what could not be saved to the file
library-copy-other-program = a copy kept by { $program }
library-copy-sync-program = a copy kept by a program that synchronizes files
library-copy-duplicate = a duplicate of the file
library-copy-dated = { $copy }, { $day }
library-card-review = Review on { $day }.
library-unreadable = { $fault }. “pesee check” shows everything that is wrong.
library-unreadable-folder = { $fault }.
library-card-due = It is time to review this choice.
library-encrypted = encrypted
