# The library and the card.
library-due-today = review today
library-due-late = { $days ->
    [one] review was due yesterday
   *[other] review was due { $days } days ago
}
library-due-on = review { $day }
library-stage-rating = { $left ->
    [one] rating, 1 left
   *[other] rating, { $left } left
}
library-stage-ready = verdict ready
library-stage-decided = decided: { $option }
library-saved-conflict = Somebody else changed this file. Yours is kept beside it as { $name }.
library-saved-failed = Not saved: { $reason }. It stays in memory and is tried again.
