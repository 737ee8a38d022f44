# Strike-out: what cancels.
strike-title = What cancels: { $option }
strike-begin = { $count ->
    [one] One strike cancels what weighs the same on both sides.
   *[other] { $count } strikes cancel what weighs the same on both sides.
}
strike-none = Nothing cancels, neither one by one nor in twos and threes.
strike-one-sided = With nothing on the other side, nothing cancels.
strike-nothing = Nothing that counts speaks for it, and nothing against it.
strike-cancels = { $number } of { $count }: { $these } { $few ->
    [one] cancels
   *[other] cancel
} { $those }.
strike-entry = “{ $criterion }” { $strength }
strike-left-pros = What remains: { $pros } against { $cons }, so the pros weigh more.
strike-left-cons = What remains: { $pros } against { $cons }, so the cons weigh more.
strike-left-even = What remains: { $pros } against { $cons }, so both sides weigh the same.
strike-left-nothing = Nothing remains: both sides weigh the same.
strike-pros = Pros
strike-cons = Cons
strike-side-pros = Pros: { $entries }.
strike-side-cons = Cons: { $entries }.
strike-unrated = Not rated: { $criteria }.
strike-unknown = Not known, so counted as 0: { $criteria }.
strike-zero = Makes no difference: { $criteria }.
strike-light = Weighs too little to count here: { $criteria }.
strike-range = ~ not known exactly: the best guess counts, or the middle of the range.
strike-points = Each figure is a weight times a rating, rounded.
strike-tenths = The figures are those of the verdict in tenths: 12 stands for 1.2.
strike-source = After Franklin's letter to Priestley of 19 September 1772.
