# Between people: who has what in front, and where they could meet.
people-title = between you
people-group = group
people-agree = You agree: “{ $option }” leads for each of you.
people-differ = You do not agree yet: the leading option is not the same for everyone.
people-none-leads = No option leads for any of you.
people-column-lead = lead
people-column-cause = cause
people-outcome = { $word ->
    [none] –
    [unfinished] unfinished
    [only] only one
    [tie] level
    [fragile] not sure
    [disputed] not for everyone
   *[clear] clear
}
people-cause = { $why ->
    [weights] weights
    [ratings] ratings
    [both] both
    [same] –
   *[none] –
}
people-mark-fair = more for
people-mark-least-regret = least regret
people-fair = { $count ->
    [2] ✓ More for than against, for both: { $options }.
   *[other] ✓ More for than against, for everyone: { $options }.
}
people-least-regret = ◆ Least regret (minimax): { $options }. This way, nobody ends up more than { $points } below their own best option.
people-furthest-apart = Where you are furthest apart:
people-no-disagreement-that-counts = You rate everything that still counts alike.
people-no-disagreement = You all rate everything alike.
people-presenting = ◉ presenting
people-handed-over = ◉ handed over
people-presenting-started = Presentation is on: others can look at the screen now. F6 ends it.
people-presenting-ended = Presentation is off.
people-handed-over-notice = The keyboard is handed over. F7 takes it back.
people-taken-back-notice = You have the keyboard again. Presentation is still on: F6 ends it.
people-private-work-waits = Private work that is not in this file is kept, and offered when F6 ends the presentation.
people-private-work-kept = Private work that is not in this file is kept, and offered where the private notes may be shown.
people-private-text-waits = An unfinished private text is kept: F6 ends the presentation, then F9 shows the text.
people-private-text-shown = An unfinished private text is kept. F9 shows it.
people-private-text-kept = An unfinished private text is kept. F9 shows it where the private notes may be shown.
people-quit-blocked = You cannot leave while the keyboard is handed over. F7 takes it back.
people-note-all = Deliberation
people-note-criterion = Criterion
people-note-meeting = Meeting
people-note-agreed = Agreed
people-about-all = About this deliberation. For you alone: this note is in no report, no comparison and no presentation.
people-about-criterion = About “{ $criterion }”. For you alone.
people-about-meeting = About the meeting that began { $at }. For you alone.
people-about-agreed = What was agreed in the meeting that began { $at }. Everybody can read this note.
people-neutral = Stay neutral: give the pros and the cons the same room. The choice belongs to the person who decides.
people-meeting = { $day }, { $minutes } min.
people-meeting-agreed = { $day }, { $minutes } min. Agreed: { $agreed }
people-answers-missing = Some answers are missing. The results below use the answers given so far.
people-role-person = person
people-role-employer = employer
people-role-coach = coach, does not count
people-no-name = { $person }, no name yet
people-removed = { $count ->
    [0] Removed: { $people }.
    [one] Removed: { $people }, with 1 answer.
   *[other] Removed: { $people }, with { $count } answers.
}
people-error-sealed = Nothing was changed, because sealed answers would be removed or shown ({ $people }). Open all answers first, at the verdict.
people-error-too-few = At least two people must stay in this list. To decide alone, go to “Who decides?” and choose “One person”.
people-error-name-taken = Somebody has that name already. Add something that tells them apart.
