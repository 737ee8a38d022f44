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
    [1] { $kind ->
        [people] cet écart
       *[time] ce changement
    } aurait suffi à lui seul.
   *[other] chacun de ces { $kind ->
        [people] écarts
       *[time] changements
    } aurait suffi à lui seul.
}
moved-together = { $kind ->
    [also] Il a aussi fallu
    [people] Ce qui fait la différence
   *[time] Ce qui a fait basculer le verdict
} : { $parts }; { $count ->
    [1] cela n'aurait pas suffi sans le reste.
   *[other] il a fallu tout cela ensemble.
}
moved-enough = { $count ->
    [1] Cela aurait suffi sans le reste, et le reste sans cela
   *[other] Chacun de ces { $kind ->
        [people] écarts
       *[time] changements
    } aurait suffi à lui seul
} : { $parts }.
moved-none = { $kind ->
    [people] Aucun écart ne l'explique à lui seul : il en faut plusieurs ensemble.
   *[time] Aucun changement ne l'explique à lui seul : il en a fallu plusieurs ensemble.
}
moved-held = Ce qui maintient le verdict : { $parts }.
moved-countered = { $count ->
    [1] Cela aurait fait basculer le verdict, mais le reste l'emporte
   *[other] Chacun de ces { $kind ->
        [people] écarts
       *[time] changements
    } aurait suffi à faire basculer le verdict, mais pas leur ensemble
} : { $parts }.
moved-against = { $count ->
    [1] 1 { $kind ->
        [people] écart
       *[time] changement
    } allait dans l'autre sens, sans l'emporter
   *[other] { $count } { $kind ->
        [people] écarts
       *[time] changements
    } allaient dans l'autre sens, sans l'emporter
} : { $parts }.
moved-without = Sans { $count ->
    [1] { $kind ->
        [people] cet écart
       *[time] ce changement
    }
    [2] l'un ou l'autre
   *[other] l'un d'entre eux
}, { $options } { $front ->
    [both] serait en tête pour les deux.
    [both-level] seraient à égalité pour les deux.
    [still] serait encore en tête.
    [level] seraient à égalité.
    [still-level] seraient encore à égalité.
   *[other] serait en tête.
}
moved-without-none = Sans { $count ->
    [1] { $kind ->
        [people] cet écart
       *[time] ce changement
    }
    [2] l'un ou l'autre
   *[other] l'un d'entre eux
}, aucune option ne serait en tête.
moved-idle = { $count ->
    [1] 1 autre { $kind ->
        [people] écart
       *[time] changement
    } n'y est pour rien.
   *[other] { $count } autres { $kind ->
        [people] écarts
       *[time] changements
    } n'y sont pour rien.
}
moved-idle-all = { $count ->
    [1] L'option en tête reste la même avec ou sans { $kind ->
        [people] cet écart
       *[time] ce changement
    }.
   *[other] Aucun des { $count } { $kind ->
        [people] écarts
       *[time] changements
    } ne change l'option en tête.
}
moved-untried = { $count ->
    [1] 1 { $kind ->
        [people] écart
       *[time] changement
    } plus petit n'a pas été essayé à part.
   *[other] { $count } { $kind ->
        [people] écarts
       *[time] changements
    } plus petits n'ont pas été essayés un à un.
}
moved-part-weight = le poids de « { $criterion } », de { $from } à { $to } sur 100
moved-part-weight-among = le poids de « { $criterion } » ({ $from } → { $to } sur 100)
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
moved-source-same = Rien n'a été enregistré dans le fichier depuis le { $when }.
moved-source-version = Ce que le fichier disait alors vient d'une version gardée jusqu'au { $kept }{ $count ->
    [0] .
    [1] ; 1 changement plus récent en a été retiré.
   *[other] ; { $count } changements plus récents en ont été retirés.
}
moved-source-changes = Ce que le fichier disait alors est reconstitué d'après sa liste de changements : { $count ->
    [0] aucun n'est plus récent.
    [1] 1 changement plus récent a été retiré.
   *[other] { $count } changements plus récents ont été retirés.
}
moved-gap-answers = La liste des changements ne garde que les poids et les notes; ce qui a changé d'autre ne peut pas être dit.
moved-gap-seen = La liste des changements commence le { $seen }, quand le verdict a été vu; ce qui a changé avant ne peut pas être dit.
moved-gap-never = Le verdict n'a pas encore été vu, et les changements ne sont gardés qu'à partir de là; ce que le fichier disait alors ne peut pas être dit.
moved-noted = Le { $when }, le fichier a noté ce verdict : { $verdict }
moved-future = Cette date est encore à venir : { $when }. Il n'y a rien à comparer.
moved-before = La délibération a commencé le { $begun }; il n'y a rien d'antérieur à comparer.
moved-title = comparaison
moved-share = { $share } sur 100
moved-points = { $points } points
moved-sort-weights = Poids
moved-sort-ratings = Notes
moved-sort-conditions = Conditions
moved-sort-options = Options
moved-sort-criteria = Critères
moved-sort-rest = Le reste
moved-did-moved = { $kind ->
    [people] fait la différence
   *[time] a fait basculer
}
moved-did-together = { $kind ->
    [people] fait la différence avec d'autres
   *[time] a fait basculer avec d'autres
}
moved-did-enough = suffit à soi seul
moved-did-against = dans l'autre sens
moved-did-held = maintient le verdict
moved-did-countered = ne l'emporte pas
moved-with = Comparer avec
moved-with-time = Ce que la délibération disait
moved-with-time-none = Rien d'antérieur n'est connu : les changements sont gardés à partir du premier regard sur le verdict.
moved-with-decided = À la décision
moved-with-seen = Au premier regard sur le verdict
moved-with-visit = Après la visite
moved-with-version = Jusqu'à un enregistrement
moved-with-line = { $what } : { $when }
moved-with-two = Deux personnes qui répondent
moved-with-people = { $one } et { $other }
moved-with-files = Une autre délibération
moved-with-elsewhere = Un fichier qui est ailleurs…
moved-with-path = Quel fichier? Son chemin :
moved-working = Calcul de ce qu'a fait chaque changement…
moved-first-file = { $title }, avant
moved-second-file = { $title }, après
