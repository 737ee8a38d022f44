# Coming back to what was decided.
look-back-before = Before that, on { $day }: { $option }.
look-back-came-true = { $part }% of it came true.
look-back-came-true-sure = You were { $sure }% sure; { $part }% of it came true.
look-back-satisfied = Satisfied with how it turned out: { $ten } of 10.
look-back-happened = What happened: { $text }
look-back-then = The verdict then. { $verdict }
look-back-now = The verdict today. { $verdict }
look-back-no-then = The file does not tell what the verdict was then.
look-back-level = Level.
look-back-since = { $count ->
    [one] Changed since, once after the verdict was seen:
    [2] Changed since, twice after the verdict was seen; the latest first:
   *[other] Changed since, { $count } times after the verdict was seen; the latest first:
}
look-back-raised = { $count ->
    [2] You raised the weight of “{ $criterion }” twice after seeing the verdict.
   *[other] You raised the weight of “{ $criterion }” { $count } times after seeing the verdict.
}
look-back-lowered = { $count ->
    [2] You lowered the weight of “{ $criterion }” twice after seeing the verdict.
   *[other] You lowered the weight of “{ $criterion }” { $count } times after seeing the verdict.
}
look-back-reopened = Another round. What was decided stays in the file; u takes this back.
look-sure-title = How sure you were, and what came true
look-sure = Said about { $sure }% sure: right in { $right } of { $cases }.
look-sure-few = Said about { $sure }% sure: right in { $right } of { $cases }. Few.
look-sure-none = Nothing has been looked back on yet. When its day comes, Enter on a decided deliberation asks what came of it.
look-sure-too-few = { $cases ->
    [one] 1 case so far
   *[other] { $cases } cases so far
}: fewer than { $enough } mean nothing yet.
look-sure-right = “Right” is when at least half of what was expected came true.
look-sure-enough = If you are right less often than you say, be less sure; if more often, trust yourself more.
