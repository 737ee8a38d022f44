# Avant et maintenant : deux verdicts, ce qui diffère, et ce qui a fait changer d'option en tête.
moved-then = Avant
moved-now = Maintenant
moved-on = Le { $when }
moved-then-and-now = Avant comme maintenant
moved-on-and-now = Le { $when } comme maintenant
moved-side = { $side } : { $verdict }
moved-clear = « { $option } », nettement.
moved-fragile = « { $option } », de peu.
moved-tie = { $options }, à égalité.
moved-withheld = pas de verdict à montrer. { $why }
moved-nothing = { $kind ->
    [people] Les réponses sont les mêmes : rien ne diffère.
   *[time] Rien ne diffère.
}
moved-moved = { $kind ->
    [people] Ce qui fait la différence
   *[time] Ce qui a fait basculer le verdict
} : { $parts }; { $count ->
    [1] ce changement aurait suffi à lui seul.
   *[other] chacun de ces changements aurait suffi à lui seul.
}
moved-together = { $kind ->
    [people] Ce qui fait la différence
   *[time] Ce qui a fait basculer le verdict
} : { $parts }; { $count ->
    [1] à lui seul, ce changement n'aurait pas suffi.
   *[other] il a fallu ces changements ensemble.
}
moved-enough = { $count ->
    [1] Ce changement aurait suffi à lui seul, et les autres aussi sans lui
   *[other] Chacun de ces changements aurait suffi à lui seul
} : { $parts }.
moved-none = Aucun changement ne l'explique à lui seul : il en a fallu plusieurs ensemble.
moved-held = Ce qui maintient le verdict : { $parts }.
moved-countered = { $count ->
    [1] À lui seul, ce changement aurait fait basculer le verdict, mais les autres l'emportent
   *[other] À lui seul, chacun de ces changements aurait fait basculer le verdict, mais pas leur ensemble
} : { $parts }.
moved-against = { $count ->
    [1] Un changement allait dans l'autre sens, sans l'emporter
   *[other] { $count } changements allaient dans l'autre sens, sans l'emporter
} : { $parts }.
moved-without = Sans { $count ->
    [1] ce changement
    [2] l'un ou l'autre
   *[other] l'un d'entre eux
}, { $options } { $front ->
    [still] serait encore en tête.
    [level] seraient à égalité.
    [still-level] seraient encore à égalité.
   *[other] serait en tête.
}
moved-without-none = Sans { $count ->
    [1] ce changement
    [2] l'un ou l'autre
   *[other] l'un d'entre eux
}, aucune option ne serait en tête.
moved-idle = { $count ->
    [1] 1 autre changement n'y est pour rien.
   *[other] { $count } autres changements n'y sont pour rien.
}
moved-idle-all = { $count ->
    [1] Le seul changement qui compte n'y fait rien.
   *[other] Aucun des { $count } changements qui comptent n'y fait quoi que ce soit.
}
moved-untried = { $count ->
    [1] 1 changement plus petit n'a pas été essayé à part.
   *[other] { $count } changements plus petits n'ont pas été essayés un à un.
}
moved-part-weight = le poids de « { $criterion } », de { $from } à { $to } sur 100
moved-part-weights = { $how ->
    [order] l'ordre de ce qui compte
    [pairwise] les comparaisons deux à deux
   *[other] une autre façon de peser
}
moved-part-rating = la note de « { $option } » sur « { $criterion } » ({ $from } → { $to })
moved-part-came = { $list ->
    [option] la nouvelle option
    [condition] la nouvelle condition
   *[criterion] le nouveau critère
} « { $name } »
moved-part-left = { $list ->
    [option] l'option retirée
    [condition] la condition retirée
   *[criterion] le critère retiré
} « { $name } »
moved-part-condition = la condition « { $name } » ({ $from } → { $to })
moved-part-condition-else = ce que la condition « { $name } » écarte
moved-part-felt = le moment où « { $criterion } » se fait sentir ({ $from } → { $to })
moved-part-counts = « { $criterion } », qui { $counts ->
    [yes] compte maintenant
   *[no] ne compte plus
}
moved-part-lens = le poids des années à venir ({ $from } → { $to })
moved-part-people = qui répond, et combien cela compte
moved-list = Ce qui diffère :
moved-item = - { $line }
moved-line-weight = Poids de { $criterion } : { $from } → { $to } sur 100
moved-line-points = Poids de { $criterion } : { $from } → { $to } points, { $share } sur 100 comme avant
moved-source-same = Rien n'y a été enregistré depuis : { $when }.
moved-source-version = Ce qu'il disait alors vient d'une version gardée jusqu'à ce moment : { $kept }{ $count ->
    [0] .
    [1] ; 1 changement plus récent en a été retiré.
   *[other] ; { $count } changements plus récents en ont été retirés.
}
moved-source-changes = Ce qu'il disait alors est reconstitué d'après sa liste de changements : { $count ->
    [0] aucun n'est plus récent.
    [1] 1 changement plus récent a été retiré.
   *[other] { $count } changements plus récents ont été retirés.
}
moved-gap-answers = Cette liste ne garde que les poids et les notes; ce qui a changé d'autre ne peut pas être dit.
moved-gap-seen = Cette liste commence le { $seen }, quand le verdict a été vu; ce qui a changé avant ne peut pas être dit.
moved-gap-never = Le verdict n'a pas encore été vu, et les changements ne sont gardés qu'à partir de là; ce que le fichier disait alors ne peut pas être dit.
moved-noted = Le { $when }, le fichier a noté ce verdict : { $verdict }
moved-future = Cette date est encore à venir : { $when }. Il n'y a rien à comparer.
moved-before = La délibération a commencé le { $begun }; il n'y a rien d'antérieur à comparer.
