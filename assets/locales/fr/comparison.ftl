# Avant et maintenant : deux verdicts, ce qui diffère, et ce qui a fait changer d'option en tête.
comparison-then = Avant
comparison-now = Maintenant
comparison-since = Le { $when }
comparison-then-and-now = Avant comme maintenant
comparison-since-and-now = Le { $when } comme maintenant
comparison-side = { $side } : { $verdict }
comparison-clear = « { $option } », nettement.
comparison-fragile = « { $option } », mais pas assez pour que ce soit sûr.
comparison-only = « { $option } », la seule option qui reste.
comparison-tie = { $options }, à égalité.
comparison-withheld = pas de verdict à montrer. { $why }
comparison-no-difference = { $kind ->
    [people] Les réponses sont les mêmes : rien ne diffère.
   *[time] Rien ne diffère.
}
comparison-moved = { $kind ->
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
comparison-together = { $kind ->
    [also] Il a aussi fallu
    [people] Ce qui fait la différence
   *[time] Ce qui a fait basculer le verdict
} : { $parts }; { $count ->
    [1] cela n'aurait pas suffi sans le reste.
   *[other] il fallait tout cela ensemble.
}
comparison-enough = { $count ->
    [1] Cela aurait suffi sans le reste, et le reste sans cela
   *[other] Chacun de ces { $kind ->
        [people] écarts
       *[time] changements
    } aurait suffi à lui seul
} : { $parts }.
comparison-none = { $kind ->
    [people] Aucun écart n'explique le résultat à lui seul : il en faut plusieurs ensemble.
   *[time] Aucun changement n'explique le résultat à lui seul : il en a fallu plusieurs ensemble.
}
comparison-held = Ce qui maintient le verdict : { $parts }.
comparison-countered = { $count ->
    [1] Cela aurait fait basculer le verdict, mais le reste l'emporte
   *[other] Chacun de ces { $kind ->
        [people] écarts
       *[time] changements
    } aurait suffi à faire basculer le verdict; ensemble, ils n'y suffisent pas
} : { $parts }.
comparison-against = { $count ->
    [1] 1 { $kind ->
        [people] écart
       *[time] changement
    } allait dans l'autre sens, sans l'emporter
   *[other] { $count } { $kind ->
        [people] écarts
       *[time] changements
    } allaient dans l'autre sens, sans l'emporter
} : { $parts }.
comparison-without = Sans { $count ->
    [1] { $kind ->
        [people] cet écart
       *[time] ce changement
    }
    [2] l'un ou l'autre
   *[other] n'importe lequel d'entre eux
}, { $options } { $front ->
    [both] serait en tête pour les deux.
    [both-level] seraient à égalité pour les deux.
    [still] serait encore en tête.
    [level] seraient à égalité.
    [still-level] seraient encore à égalité.
   *[other] serait en tête.
}
comparison-without-none = Sans { $count ->
    [1] { $kind ->
        [people] cet écart
       *[time] ce changement
    }
    [2] l'un ou l'autre
   *[other] n'importe lequel d'entre eux
}, aucune option ne serait en tête.
comparison-idle = { $count ->
    [1] 1 autre { $kind ->
        [people] écart
       *[time] changement
    } n'a pas d'effet.
   *[other] { $count } autres { $kind ->
        [people] écarts
       *[time] changements
    } n'ont pas d'effet.
}
comparison-idle-all = { $count ->
    [1] L'option en tête reste la même avec ou sans { $kind ->
        [people] cet écart
       *[time] ce changement
    }.
   *[other] Aucun des { $count } { $kind ->
        [people] écarts
       *[time] changements
    } ne change l'option en tête.
}
comparison-untried = { $count ->
    [1] 1 { $kind ->
        [people] écart
       *[time] changement
    } plus petit n'a pas été essayé à part.
   *[other] { $count } { $kind ->
        [people] écarts
       *[time] changements
    } plus petits n'ont pas été essayés un à un.
}
comparison-part-weight = le poids de « { $criterion } », de { $from } à { $to } sur 100
comparison-part-weight-among = le poids de « { $criterion } » ({ $from } → { $to } sur 100)
comparison-part-weights = { $how ->
    [order] l'ordre de ce qui compte
    [pairwise] les comparaisons deux à deux
   *[other] une autre façon de peser
}
comparison-part-rating = l'évaluation de « { $option } » pour « { $criterion } » ({ $from } → { $to })
comparison-part-added = { $list ->
    [option] la nouvelle option
    [condition] la nouvelle condition
   *[criterion] le nouveau critère
} « { $name } »
comparison-part-removed = { $list ->
    [option] l'option retirée
    [condition] la condition retirée
   *[criterion] le critère retiré
} « { $name } »
comparison-part-condition = la condition « { $name } » ({ $from } → { $to })
comparison-part-condition-other = ce que la condition « { $name } » écarte
comparison-part-time-horizon = le moment où « { $criterion } » compte ({ $from } → { $to })
comparison-part-counts = « { $criterion } », qui { $counts ->
    [yes] compte maintenant
   *[no] ne compte plus
}
comparison-part-lens = le poids des années à venir ({ $from } → { $to })
comparison-part-people = qui répond, et combien compte chaque personne
comparison-list-heading = Ce qui diffère :
comparison-list-item = - { $line }
comparison-line-weight = Poids de { $criterion } : { $from } → { $to } sur 100
comparison-line-points = Poids de { $criterion } : { $from } → { $to } points, { $share } sur 100 comme avant
comparison-source-unchanged = Rien n'a été enregistré dans le fichier depuis le { $when }.
comparison-source-version = Ce que le fichier disait alors vient d'une version gardée jusqu'au { $kept }{ $count ->
    [0] .
    [1] ; 1 changement plus récent a été annulé.
   *[other] ; { $count } changements plus récents ont été annulés.
}
comparison-source-changes = Ce que le fichier disait alors est reconstitué d'après sa liste de changements : { $count ->
    [0] aucun n'est plus récent.
    [1] 1 changement plus récent a été annulé.
   *[other] { $count } changements plus récents ont été annulés.
}
comparison-gap-answers = La liste des changements garde seulement les poids et les évaluations. Les autres changements ne sont pas connus.
comparison-gap-before-verdict-seen = La liste des changements commence le { $seen }, quand le verdict a été vu pour la première fois. Les changements d'avant ne sont pas connus.
comparison-gap-verdict-never-seen = La liste des changements commence quand le verdict est vu pour la première fois, et personne ne l'a encore vu. Ce que le fichier disait avant n'est pas connu.
comparison-recorded-verdict = Le { $when }, le fichier a noté ce verdict : { $verdict }
comparison-moment-in-future = Cette date est encore à venir : { $when }. Il n'y a rien à comparer.
comparison-moment-before-creation = La délibération a commencé le { $begun }; il n'y a rien d'antérieur à comparer.
comparison-title = comparaison
comparison-share = { $share } sur 100
comparison-points = { $points } points
comparison-category-weights = Poids
comparison-category-ratings = Évaluations
comparison-category-conditions = Conditions
comparison-category-options = Options
comparison-category-criteria = Critères
comparison-category-rest = Le reste
comparison-effect-moved = { $kind ->
    [people] fait la différence
   *[time] a fait basculer
}
comparison-effect-together = { $kind ->
    [people] une part de la différence
   *[time] une part du basculement
}
comparison-effect-enough = suffit en soi
comparison-effect-against = dans l'autre sens
comparison-effect-held = maintient le verdict
comparison-effect-countered = ne l'emporte pas
comparison-target-title = Comparer avec
comparison-target-past = Un état antérieur
comparison-target-past-none = Rien d'antérieur n'est connu : la liste des changements commence quand le verdict est vu pour la première fois.
comparison-target-decided = Au moment du choix
comparison-target-verdict-seen = Quand le verdict a été vu
comparison-target-visit = Après la visite
comparison-target-version = Version remplacée
comparison-target-line = { $what } : { $when }
comparison-target-people = Deux personnes qui répondent
comparison-target-person-pair = { $one } et { $other }
comparison-target-files = Une autre délibération
comparison-target-other-file = Un fichier qui est ailleurs…
comparison-target-path = Quel fichier? Son chemin :
comparison-in-progress = Calcul de ce qu'a fait chaque changement…
comparison-first-file = { $title }, avant
comparison-second-file = { $title }, après
