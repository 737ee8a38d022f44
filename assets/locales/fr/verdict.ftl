# Le verdict en mots.
verdict-clear = { $option } : nettement en tête.
verdict-fragile = { $option } : en tête, mais de peu.
verdict-tie = À égalité : { $options }.
verdict-quoted = « { $option } »
verdict-join-and = { $first } et { $last }
verdict-weight-move = Déplacer { $points } points de poids sur 100 de « { $source } » vers « { $target } » mettrait « { $to } » à égalité.
verdict-weight-moves = Déplacer { $points } points de poids sur 100 vers « { $target } » (depuis { $sources }) mettrait « { $to } » à égalité.
verdict-already-tied = « { $to } » est déjà à égalité.
verdict-step-raise = { $by } de plus pour « { $to } » sur « { $criterion } » l'amènerait à égalité.
verdict-step-lower = { $by } de moins pour « { $leader } » sur « { $criterion } » mettrait « { $to } » à égalité.
verdict-order = D'après le seul ordre des poids, elle ne serait plus en tête.
verdict-ranges = Avec des notes tirées au sort dans leurs fourchettes, elle gagne { $won } fois sur 100.
verdict-wins-given = gagne { $won } fois sur 100 avec ces poids
verdict-wins-rough = { $won } s'ils varient un peu
verdict-wins-order = { $won } d'après leur ordre
verdict-wins-any = { $won } avec n'importe quels poids
verdict-wins-of = « { $option } » { $wins }.
verdict-only-option = C'est la seule option qui reste.
verdict-no-weights-can = Aucun poids ne mettrait une autre option en tête : celle-ci fait au moins aussi bien sur tout ce qui compte.
verdict-only-if = Seulement si la réponse est oui : { $conditions }
verdict-try-first = « { $leader } » est sans retour et ne gagne pas nettement partout : essayez d'abord « { $option } ».
verdict-irreversible = « { $leader } » est sans retour.
verdict-horizon = Cela dépend de l'horizon : de près, c'est { $now }; à la longue, { $later }.
verdict-horizon-middle = Cela dépend de l'horizon : aux deux bouts, c'est { $both }; entre les deux, cela change.
verdict-unsure = { $unsure ->
    [0] Toutes les réponses sont fermes.
    [1] 1 réponse est une fourchette ou un « je ne sais pas ».
   *[other] { $unsure } réponses sont des fourchettes ou des « je ne sais pas ».
}
verdict-unsure-unrated = { $unrated ->
    [one] 1 réponse reste ouverte
   *[other] { $unrated } réponses restent ouvertes
}{ $unsure ->
    [0] ; rien de ce qui reste à noter n'y peut changer.
    [1] , 1 est une fourchette ou un « je ne sais pas »; rien de ce qui reste à noter n'y peut changer.
   *[other] , { $unsure } sont des fourchettes ou des « je ne sais pas »; rien de ce qui reste à noter n'y peut changer.
}
verdict-no-options = Il n'y a encore aucune option. L'étape 3 en offre.
verdict-all-ruled-out = Toutes les options sont écartées par une condition non remplie. L'étape 5 montre laquelle.
verdict-nothing-rated = Rien de ce qui compte n'est encore noté. L'étape 8 le demande.
verdict-no-weights = Aucun critère n'a encore de poids. L'étape 7 leur en donne.
verdict-unfinished = Trop tôt pour le dire : { $cells ->
    [one] une note encore ouverte
   *[other] { $cells } notes encore ouvertes
}, sur { $criteria ->
    [one] un critère
   *[other] { $criteria } critères
}, { $cells ->
    [one] peut
   *[other] peuvent
} encore tout changer.
verdict-waiting = On attend : { $people }. Toutes les réponses s'ouvrent en même temps.
verdict-sealed = Tout le monde a répondu. Toutes les réponses s'ouvrent en même temps.
verdict-row = { $rank }. { $option } : { $score } (pour { $pros }, contre { $cons }).
verdict-row-ruled-out = Écartée : { $option }. Non rempli : { $conditions }
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
    [ratings] ; la différence vient des notes.
    [both] ; la différence vient des poids comme des notes.
   *[none] .
}
verdict-leads-for-none = { $people } : aucune option n'est en tête.
verdict-stable-below = « { $criterion } » pèse { $share } sur 100 : sous { $low }, « { $to } » passe en tête.
verdict-stable-above = « { $criterion } » pèse { $share } sur 100 : au-delà de { $high }, « { $to } » passe en tête.
verdict-stable-both = « { $criterion } » pèse { $share } sur 100 : sous { $low }, « { $low_to } » passe en tête; au-delà de { $high }, « { $high_to } ».
