# Les étapes, et comment on nomme les parties d'une délibération.
walk-step-question = Question
walk-step-accounts = Comptes
walk-step-options = Options
walk-step-feeling = Penchant
walk-step-conditions = Conditions
walk-step-criteria = Critères
walk-step-weights = Poids
walk-step-ratings = Évaluation
walk-step-verdict = Verdict
walk-step-commitment = Engagement
walk-account-mine = le mien
walk-account-employers = celui de l'employeur
walk-account-theirs = les leurs
walk-account-ours = le nôtre
walk-seat-person = la personne
walk-seat-person-number = la personne { $number }
walk-seat-employer = l'employeur
walk-seat-coach = la personne qui accompagne
walk-fate-keep = garder
walk-fate-slow = ralentir
walk-fate-pause = pause
walk-fate-park = mettre en veilleuse
walk-fate-open = ouvrir
walk-fate-close = fermer
walk-fate-hand-over = céder
walk-fate-merge = intégrer dans { $into }
walk-fate-none = –
walk-offer-keep = { $count ->
    [1] Le garder
    [2] Garder les deux
   *[other] Les garder tous
}
walk-offer-slow = { $count ->
    [1] Ralentir sur { $account }
    [2] Garder les deux, ralentir sur { $account }
   *[other] Les garder tous, ralentir sur { $account }
}
walk-offer-pause-all = { $count ->
    [2] Mettre les deux en pause et le dire
   *[other] Les mettre tous en pause et le dire
}
walk-offer-pause = Mettre en pause { $account } et le dire
walk-offer-pause-theirs = Mettre en pause { $account } jusqu'à ce qu'une politique soit prête
walk-offer-park = Mettre { $account } en veilleuse : garder le nom
walk-offer-hand-over = Céder { $account } à quelqu'un
walk-offer-hand-over-ours = Confier { $account } à quelques personnes
walk-offer-merge = Intégrer { $account } dans { $into }
walk-offer-close = Fermer { $account }
walk-offer-ask-again = Ne rien changer, et reposer la question dans trois mois
walk-time-horizon-now = maintenant
walk-time-horizon-later = plus tard
walk-time-horizon-always = toujours
walk-not-rated = à évaluer
walk-sign = { $sign }; dans ce cas : { $then }
walk-sign-seen = { $sign } (vu le { $day })
walk-sign-look = { $sign } (à vérifier le { $day })
walk-dont-know = je ne sais pas
walk-between = entre { $low } et { $high }
walk-best-guess = { $value }, entre { $low } et { $high }
walk-basis-fact = un fait
walk-basis-estimate = une estimation
walk-basis-feeling = une impression
walk-weighting-method-order = tirés de l'ordre
walk-weighting-method-points = donnés en points
walk-weighting-method-swing = tirés des écarts
walk-weighting-method-pairs = tirés de comparaisons
walk-pair-comparison-alike = Les deux comptent autant.
walk-pair-comparison = « { $name } » compte { $size ->
    [1] à peine plus
    [2] légèrement plus
    [3] un peu plus
    [4] sensiblement plus
    [5] nettement plus
    [6] bien plus
    [7] beaucoup plus
    [8] vraiment beaucoup plus
   *[9] énormément plus
} : { $times } fois plus.
walk-pair-comparison-short = { $first } = { $times } × { $second }
walk-pair-comparison-short-alike = { $first } = { $second }
walk-consistent = Vos réponses sont cohérentes : { $ratio }; seuil : { $most }.
walk-inconsistent = Vos réponses se contredisent { $much ->
    [little] un peu
   *[much] beaucoup
} : { $ratio }; seuil : { $most }.
walk-inconsistent-judgement = Vous avez dit « { $first } » = { $said ->
    [alike] « { $second } »; vos autres réponses disent environ { $implied } × pour le premier.
   *[more] { $times } × « { $second } »; vos autres réponses disent { $rest ->
        [alike] à peu près autant.
        [more] environ { $implied } ×.
       *[other] l'inverse, environ { $implied } ×.
    }
}
walk-field-rating = { $option }, { $criterion }
walk-field-weight = poids de { $criterion }
walk-account-other = un autre compte
