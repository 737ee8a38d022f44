# Les étapes, et comment on nomme les parties d'une délibération.
walk-step-question = Question
walk-step-accounts = Comptes
walk-step-options = Options
walk-step-feeling = Penchant
walk-step-conditions = Conditions
walk-step-criteria = Critères
walk-step-weights = Poids
walk-step-ratings = Notes
walk-step-verdict = Verdict
walk-step-commitment = Engagement
walk-account-mine = le mien
walk-account-employers = celui de l'employeur
walk-account-theirs = les leurs
walk-account-ours = le nôtre
walk-seat-person = la personne
walk-seat-employer = l'employeur
walk-seat-coach = l'accompagnement
walk-fate-keep = garder
walk-fate-pause = pause
walk-fate-park = réserver
walk-fate-open = ouvrir
walk-fate-close = fermer
walk-fate-hand-over = céder
walk-fate-merge = intégrer dans { $into }
walk-fate-nothing = –
walk-offer-keep = { $count ->
    [1] Le garder
    [2] Garder les deux
   *[other] Les garder tous
}
walk-offer-pause = Mettre en pause { $account } et le dire
walk-offer-park = Réserver { $account } : garder le nom, ne rien écrire
walk-offer-hand-over = Céder { $account } à quelqu'un
walk-offer-merge = Intégrer { $account } dans { $into }
walk-offer-close = Fermer { $account }
walk-offer-ask-again = Laisser tel quel, et reposer la question dans trois mois
walk-when-now = maintenant
walk-when-later = plus tard
walk-when-always = toujours
walk-not-rated = non noté
walk-dont-know = je ne sais pas
walk-between = entre { $low } et { $high }
walk-guess = { $value }, entre { $low } et { $high }
walk-basis-fact = un fait
walk-basis-estimate = une estimation
walk-basis-feeling = une impression
walk-method-order = tirés de l'ordre
walk-method-points = donnés en points
walk-method-swing = donnés en écarts
walk-method-pairs = tirés de comparaisons
walk-place-rating = { $option }, { $criterion }
walk-place-weight = poids de { $criterion }
walk-account-other = un autre compte
