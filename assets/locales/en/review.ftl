# Coming back to what was decided.
review-earlier-decision = Before that, on { $day }: { $option }.
review-came-true = { $part }% of it came true.
review-came-true-confidence = You were { $sure }% sure; { $part }% of it came true.
review-satisfied = Satisfied with how it turned out: { $ten } of 10.
review-note = What happened: { $text }
review-verdict-then = The verdict then. { $verdict }
review-verdict-now = The verdict today. { $verdict }
review-verdict-then-unknown = The file does not tell what the verdict was then.
review-tie = Level.
review-changes-since = { $count ->
    [one] Changed since, once after the verdict was seen:
    [2] Changed since, twice after the verdict was seen; the latest first:
   *[other] Changed since, { $count } times after the verdict was seen; the latest first:
}
review-weight-raised = { $count ->
    [2] You raised the weight of “{ $criterion }” twice after seeing the verdict.
   *[other] You raised the weight of “{ $criterion }” { $count } times after seeing the verdict.
}
review-weight-lowered = { $count ->
    [2] You lowered the weight of “{ $criterion }” twice after seeing the verdict.
   *[other] You lowered the weight of “{ $criterion }” { $count } times after seeing the verdict.
}
review-reopened = Another round. What was decided stays in the file; u takes this back.
review-calibration-title = How sure you were, and what came true
review-calibration-group = Said about { $sure }% sure: right in { $right } of { $cases }.
review-calibration-group-few = Said about { $sure }% sure: right in { $right } of { $cases }. Few.
review-calibration-none = Nothing has been looked back on yet. When its day comes, Enter on a decided deliberation asks what came of it.
review-calibration-too-few = { $cases ->
    [one] 1 case so far
   *[other] { $cases } cases so far
}: fewer than { $enough } mean nothing yet.
review-calibration-right = “Right” is when at least half of what was expected came true.
review-calibration-advice = If you are right less often than you say, be less sure; if more often, trust yourself more.
