# Le verdict en mots.
verdict-clear = « { $option } » est nettement en tête.
verdict-clear-on-guesses = « { $option } » est nettement en tête d'après vos meilleures estimations.
verdict-fragile = « { $option } » est en tête, mais pas assez pour que ce soit sûr.
verdict-fragile-people = « { $option } » est en tête pour le groupe, mais { $certainty ->
    [no] pas pour tout le monde.
   *[unsure] peut-être pas pour tout le monde.
}
verdict-fragile-final = « { $option } » arrive en tête, mais pas assez nettement pour un choix irréversible.
verdict-try-first = Essayez d'abord « { $trial } » : « { $option } » arrive en tête, mais c'est irréversible.
verdict-no-trial = { $why ->
    [none] Toutes les options qui restent sont irréversibles.
    [condition] { $ruled_out ->
        [0] Chaque option réversible dépend d'une condition.
       *[other] Chaque option réversible qui reste dépend d'une condition.
    }
    [against] { $ruled_out ->
        [0] Chaque option réversible a plus de contre que de pour.
       *[other] Chaque option réversible qui reste a plus de contre que de pour.
    }
   *[both] { $ruled_out ->
        [0] Chaque option réversible a plus de contre que de pour, ou dépend d'une condition.
       *[other] Chaque option réversible qui reste a plus de contre que de pour, ou dépend d'une condition.
    }
}
verdict-cannot-be-undone = « { $option } » est irréversible.
verdict-final-not-sure = { $why ->
    [lens] « { $option } » n'est pas en tête à tous les réglages entre maintenant et plus tard.
    [lens-or-answers] « { $option } » n'est peut-être pas en tête à tous les réglages entre maintenant et plus tard.
   *[answers] Les réponses incertaines pourraient encore mettre une autre option à égalité avec « { $option } », ou devant.
}
verdict-least-bad = « { $option } » est { $certainty ->
    [clear] nettement l'option la moins mauvaise
    [guesses] nettement l'option la moins mauvaise d'après vos meilleures estimations
   *[fragile] l'option la moins mauvaise, mais pas assez pour que ce soit sûr
} : { $ruled_out ->
    [0] chaque option a plus de contre que de pour.
   *[other] chaque option qui reste a plus de contre que de pour.
}
verdict-all-more-against = { $ruled_out ->
    [0] Chaque option a plus de contre que de pour.
   *[other] Chaque option qui reste a plus de contre que de pour.
}
verdict-more-against = « { $option } » a plus de contre que de pour.
verdict-tie = { $uncertain ->
    [0] { $options } arrivent à égalité.
   *[other] { $options } arrivent à égalité d'après vos meilleures estimations.
}
verdict-tie-final = { $trial_count ->
    [0] Irréversible : { $options }.
    [one] Essayez d'abord { $trials }, car { $options } est irréversible.
   *[other] Essayez d'abord { $trials }, car c'est irréversible avec { $options }.
}
verdict-tie-least-bad = Toutes ces options ont plus de contre que de pour.
verdict-only = « { $option } » est la seule option qui reste.
verdict-only-listed = « { $option } » est la seule option de votre liste; l'étape 3 permet d'en ajouter d'autres.
verdict-ruled-out-by = { $options } : { $count ->
    [one] option écartée
   *[other] options écartées
}, car { $conditions ->
    [one] la réponse à { $questions } est non
   *[other] les réponses à { $questions } sont non
}; sinon, { $count ->
    [one] elle serait comparée
   *[other] elles seraient comparées
} à « { $only } ».
verdict-if-condition = « { $option } » est en tête si { $count ->
    [one] la réponse à { $questions } est oui; si c'est non, { $otherwise }.
   *[other] les réponses à { $questions } sont toutes oui; si elles sont toutes non, { $otherwise }.
}
verdict-condition-not-sure = { $count ->
    [one] Même avec un oui, l'avance ne suffit pas pour que ce soit sûr.
   *[other] Même avec un oui partout, l'avance ne suffit pas pour que ce soit sûr.
}
verdict-otherwise-leads = « { $option } » est en tête
verdict-otherwise-may = « { $option } » peut être en tête
verdict-otherwise-may-lead = { $options } peuvent être en tête
verdict-otherwise-level = { $options } sont à égalité
verdict-otherwise-none = il ne reste aucune option
verdict-only-if = « { $option } » est possible seulement si { $count ->
    [one] la réponse à { $questions } est oui.
   *[other] les réponses à { $questions } sont toutes oui.
}
verdict-warned = { $count ->
    [one] La réponse à { $questions } est non, mais cela n'écarte pas « { $option } ».
   *[other] Les réponses à { $questions } sont non, mais cela n'écarte pas « { $option } ».
}
verdict-people = { $clauses }.
verdict-person-would-choose = { $person } choisirait « { $option } »
verdict-person-level = pour { $person }, { $options } sont à égalité
verdict-person-unanswered = { $person } n'a pas répondu à tout
verdict-weights = Si { $changes }, « { $option } » { $certainty ->
    [could] pourrait être à égalité.
   *[would] serait à égalité.
}
verdict-weights-close = Déplacer moins de { $points } point de poids sur 100 { $certainty ->
    [could] pourrait mettre
   *[would] mettrait
} « { $option } » à égalité.
verdict-weight-first = « { $criterion } » pesait { $to } au lieu de { $from } sur 100
verdict-weight-next = « { $criterion } » { $to } au lieu de { $from }
verdict-step-raise = Si { $people ->
    [one] « { $option } » avait { $by } de plus pour « { $criterion } », cette option
   *[other] la moyenne du groupe pour « { $option } » et « { $criterion } » était plus haute de { $by }, cette option
} { $certainty ->
    [could] pourrait être à égalité.
   *[would] serait à égalité.
}
verdict-step-lower = Si { $people ->
    [one] « { $leader } » avait { $by } de moins pour « { $criterion } », « { $option } »
   *[other] la moyenne du groupe pour « { $leader } » et « { $criterion } » était plus basse de { $by }, « { $option } »
} { $certainty ->
    [could] pourrait être à égalité.
   *[would] serait à égalité.
}
verdict-lens = { $people ->
    [one] Votre horizon est à { $setting }; { $others }.
   *[other] Votre horizon commun est à { $setting }; { $others }.
}
verdict-lens-other = à { $setting }, { $result }
verdict-lens-below = un réglage sous { $lens }
verdict-lens-above = un réglage au-delà de { $lens }
verdict-lens-needed = { $side ->
    [below] À un réglage de l'horizon sous { $lens }, « { $option } » est en tête.
   *[above] À un réglage de l'horizon au-delà de { $lens }, « { $option } » est en tête.
}
verdict-overlap = « { $a } » et « { $b } » ont presque les mêmes évaluations; s'il s'agit d'une seule et même chose, { $result }.
verdict-overlap-level = des options sont à égalité
verdict-overlap-open = les réponses qui manquent peuvent changer l'option en tête
verdict-find-out = Cherchez à savoir ce que donne « { $option } » pour « { $criterion } » : cette réponse pourrait à elle seule changer l'option en tête.
verdict-order = { $weights ->
    [ranks] Les poids viennent seulement d'un ordre; avec des poids tirés dans cet ordre,
    [lens] Les poids viennent seulement d'un ordre; avec des poids tirés dans leur ordre à ce réglage de l'horizon,
   *[mixed] Avec des poids tirés dans leur ordre actuel,
} « { $option } » gagne { $won } fois sur 100{ $beaten ->
    [yes] , et « { $other } » { $other_won }.
   *[no] .
}
verdict-ranges = Quand on tire au sort les réponses incertaines, « { $option } » gagne { $won } fois sur 100{ $beaten ->
    [yes] , et « { $other } » { $other_won }.
   *[no] .
}
verdict-better-on-everything = Aucun poids ne mettrait une autre option devant « { $option } » : { $people ->
    [one] { $ruled_out ->
        [0] cette option a
       *[other] de celles qui restent, cette option a
    }
   *[other] { $ruled_out ->
        [0] en moyenne dans le groupe, cette option a
       *[other] en moyenne dans le groupe, de celles qui restent, cette option a
    }
} l'évaluation la plus haute pour { $left_out ->
    [0] chaque critère
   *[other] chaque critère qui peut compter
}{ $uncertain ->
    [0] .
   *[other] , quelles que soient les réponses incertaines.
}
verdict-nothing-single = Aucun poids des critères qui comptent et aucune évaluation seule ne mettrait cette option à égalité, et aucun réglage de l'horizon ne la mettrait en tête avec certitude.
verdict-nothing-without = rien d'autre ne compte
verdict-quoted = « { $option } »
verdict-join-weights = { $first }, et { $last }
verdict-join-and = { $first } et { $last }
verdict-wins-given = { $won } fois sur 100 avec les poids tels quels
verdict-wins-rough = { $won } fois sur 100 si chaque poids s'écarte d'au plus un quart
verdict-wins-order = { $won } fois sur 100 avec des poids tirés dans le même ordre
verdict-wins-any = { $won } fois sur 100 avec n'importe quels poids des critères qui comptent
verdict-wins-of = « { $option } » gagne { $wins }.
verdict-win-chart-title = Nombre de victoires de « { $option } » sur 100 tirages avec :
verdict-win-chart-given = les poids tels quels
verdict-win-chart-rough = chaque poids à un quart près
verdict-win-chart-order = des poids dans le même ordre
verdict-win-chart-any = n'importe quels poids
verdict-wins-ranges = { $what ->
    [missing] Chaque tirage fait aussi varier les réponses qui manquent.
    [uncertain] Chaque tirage fait aussi varier les réponses incertaines.
   *[both] Chaque tirage fait aussi varier les réponses incertaines et celles qui manquent.
}
verdict-missing = { $count ->
    [one] Il manque 1 réponse
   *[other] Il manque { $count } réponses
}{ $by }{ $effect ->
    [harmless] { $count ->
        [one] ; elle peut changer l'avance, mais pas l'option en tête.
       *[other] ; elles peuvent changer l'avance, mais pas l'option en tête.
    }
    [guesses] { $count ->
        [one] ; d'après vos meilleures estimations pour les autres, elle peut changer l'avance, mais pas l'option en tête.
       *[other] ; d'après vos meilleures estimations pour les autres, elles peuvent changer l'avance, mais pas l'option en tête.
    }
   *[unknown] .
}
verdict-uncertain = { $count ->
    [0] { $scope ->
        [counted] Aucune réponse qui compte n'est une fourchette ni un « je ne sais pas ».
       *[all] Aucune réponse n'est une fourchette ni un « je ne sais pas ».
    }
    [one] 1 réponse est une fourchette ou un « je ne sais pas ».
   *[other] { $count } réponses sont des fourchettes ou des « je ne sais pas ».
}
verdict-rest-on-feeling = { $count ->
    [one] 1 réponse repose sur une impression.
   *[other] { $count } réponses reposent sur une impression.
}
verdict-rest-on-estimate = { $count ->
    [one] 1 réponse repose sur une estimation.
   *[other] { $count } réponses reposent sur une estimation.
}
verdict-rest-on-both = { $feelings ->
    [one] 1 réponse repose sur une impression
   *[other] { $feelings } réponses reposent sur une impression
}, { $estimates ->
    [one] 1 sur une estimation.
   *[other] { $estimates } sur une estimation.
}
verdict-no-options = Il n'y a encore aucune option. L'étape 3 en offre.
verdict-all-ruled-out = Toutes les options sont écartées par une condition non remplie. L'étape 5 montre laquelle.
verdict-nothing-rated = Rien de ce qui compte n'est encore évalué. L'étape 8 le demande.
verdict-no-weights = { $left_out ->
    [0] Aucun critère n'a encore de poids. L'étape 7 leur en donne.
   *[other] Aucun critère qui peut compter n'a encore de poids. L'étape 7 leur en donne.
}
verdict-weights-incomplete = Les poids ne sont pas complets, et aucun ne compte encore. L'étape 7 demande les autres.
verdict-no-weights-at-lens = À ce réglage de l'horizon, aucun critère ne compte. L'étape 7 change le réglage.
verdict-no-voice = Pour l'instant, les réponses d'aucune personne ne comptent. L'étape 1 permet de changer cela.
verdict-unfinished = Trop tôt pour le dire. { $parts }
verdict-unfinished-weights = { $people_count ->
    [0] { $count ->
        [one] { $criteria } n'a { $what ->
            [order] pas encore de place dans l'ordre.
           *[weight] pas encore de poids.
        }
       *[other] { $criteria } n'ont { $what ->
            [order] pas encore de place dans l'ordre.
           *[weight] pas encore de poids.
        }
    }
    [one] { $people } n'a pas encore donné de poids à { $criteria }.
   *[other] { $people } n'ont pas encore donné de poids à { $criteria }.
}
verdict-unfinished-answers = { $answers ->
    [one] Il manque 1 réponse
   *[other] Il manque { $answers } réponses
}{ $by }, sur { $criteria ->
    [one] 1 critère
   *[other] { $criteria } critères
}, { $answers ->
    [one] et elle peut changer le résultat.
   *[other] et elles peuvent changer le résultat.
}
verdict-waiting = On attend : { $people }. Toutes les réponses s'ouvrent en même temps.
verdict-sealed = Tout le monde a répondu. Toutes les réponses s'ouvrent en même temps.
verdict-row = { $rank }. { $option } : { $score } (pour { $pros }, contre { $cons }).
verdict-row-ruled-out = { $count ->
    [one] Écartée : { $option }. La réponse à { $questions } est non.
   *[other] Écartée : { $option }. Les réponses à { $questions } sont non.
}
verdict-feeling = { $strength ->
    [0] Au départ, vous penchiez pour : { $option }.
   *[other] Au départ, vous penchiez pour : { $option } ({ $strength } sur 5).
}
verdict-feeling-of = { $strength ->
    [0] Au départ, { $person } penchait pour : { $option }.
   *[other] Au départ, { $person } penchait pour : { $option } ({ $strength } sur 5).
}
verdict-leads-for-all = « { $option } » est en tête pour tout le monde.
verdict-leads-for = { $people } : « { $option } » est en tête{ $why ->
    [same] , comme pour le groupe.
    [weights] ; la différence vient des poids.
    [ratings] ; la différence vient des évaluations.
    [both] ; la différence vient des poids comme des évaluations.
   *[none] .
}
verdict-leads-for-so-far = { $people } : « { $option } » est en tête jusqu'ici, mais il manque des réponses.
verdict-leads-for-none = { $people } : aucune option n'est en tête.
verdict-stable = « { $criterion } » pèse { $weight } sur 100 : { $change }, « { $option } » { $certainty ->
    [may] peut devancer
   *[will] devance
} « { $leader } ».
verdict-weight-below = sous { $weight }
verdict-weight-above = au-delà de { $weight }
verdict-reason-ruled-out = écartée : { $questions } – non
verdict-for-option-to-lead = { $certainty ->
    [could] Ce qui pourrait mettre « { $option } » à égalité
   *[would] Ce qui mettrait « { $option } » à égalité
}
verdict-without = Sans « { $criterion } » : { $result }.
verdict-heading-without = Sans ce critère
verdict-heading-weights = Poids sur 100
verdict-column-weight = actuel
verdict-column-changes-at = change
verdict-column-leader = { $certainty ->
    [could] peut passer en tête
   *[would] nouvelle option en tête
}
verdict-kind-weights = poids
verdict-kind-rating = { $people ->
    [one] une évaluation
   *[other] moyenne du groupe
}
verdict-kind-lens = horizon
verdict-kind-none = rien
verdict-row-weight = { $criterion } { $from } → { $to }
verdict-row-weight-close = moins de { $points } point sur 100
verdict-row-rating = { $by } à { $option } pour { $criterion }
verdict-others-sealed = Les réponses des autres sont scellées. Toutes les réponses s'ouvrent en même temps.
verdict-not-rated = { $count ->
    [one] { $options } : option écartée par une condition, donc sans évaluation.
   *[other] { $options } : options écartées par une condition, donc sans évaluation.
}
verdict-fragile-on-guesses = « { $option } » est en tête d'après vos meilleures estimations, mais pas assez pour que ce soit sûr.
verdict-only-if-none = C'est possible seulement si { $count ->
    [one] la réponse à { $questions } est oui; sinon, il ne reste aucune option.
   *[other] les réponses à { $questions } sont toutes oui; sinon, il ne reste aucune option.
}
verdict-person-silent = { $person } n'a pas répondu
verdict-lens-between = { $lens }, entre { $below } et { $above }
verdict-find-out-tie = Cherchez à savoir ce que donne « { $option } » pour « { $criterion } » : cette réponse pourrait à elle seule les départager.
verdict-missing-by = { " " }({ $parts })
verdict-missing-of = { $person } { $count }
verdict-weights-all-zero = { $left_out ->
    [0] Tous les critères ont un poids de 0. L'étape 7 permet de changer cela.
   *[other] Tous les critères qui peuvent compter ont un poids de 0. L'étape 7 permet de changer cela.
}
verdict-unknown-without = inconnu tant qu'il manque des réponses
verdict-kind-condition = condition
verdict-row-condition = { $count ->
    [one] un non à { $questions }
   *[other] un non à toutes celles-ci : { $questions }
}
verdict-condition-needed = { $count ->
    [one] Si la réponse à { $questions } est non, { $otherwise }.
   *[other] Si les réponses à { $questions } sont toutes non, { $otherwise }.
}
