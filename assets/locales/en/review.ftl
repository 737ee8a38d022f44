# Coming back to what was decided.
review-earlier-decision = Before that, on { $day }: { $option }.
review-came-true = { $part }% of what you expected came true.
review-came-true-confidence = You were { $sure }% sure; { $part }% of what you expected came true.
review-satisfied = How satisfied you are with the result: { $ten } of 10.
review-note = What happened: { $text }
review-verdict-then = The verdict then. { $verdict }
review-verdict-now = The verdict today. { $verdict }
review-verdict-then-unknown = The file does not say what the verdict was then.
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
review-reopened = A new round begins. The earlier decision stays in the file.
review-calibration-title = How sure you were, and what came true
review-calibration-group = About { $sure }% sure: right in { $right } of { $cases } cases.
review-calibration-group-few = About { $sure }% sure: right in { $right } of { $cases } cases. That is few.
review-calibration-none = No decision has been reviewed yet. On the review day, press Enter on the deliberation to say what happened.
review-calibration-too-few = { $cases ->
    [one] 1 case so far
   *[other] { $cases } cases so far
}: fewer than { $enough } cases say nothing yet.
review-calibration-right = “Right” means that at least half of what was expected came true.
review-calibration-advice = If you are right less often than you say, be less sure. If you are right more often, trust yourself more.
