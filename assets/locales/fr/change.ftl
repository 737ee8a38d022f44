# Ce qui a changé : les endroits d'une délibération, ce qu'il y avait et ce qu'il y a.
change-field = { $place } : { $to }
change-field-both = { $place } : { $from } → { $to }
change-of-person = { $person } : { $line }
change-more = et { $count } de plus
change-nothing = rien
change-undated = sans date
change-basis = ({ $basis })
change-times = × { $count }
change-out-of = { $count } sur { $most }
change-minutes = { $count } min
change-added = { $list ->
    [account] Nouveau compte
    [option] Nouvelle option
    [condition] Nouvelle condition
    [criterion] Nouveau critère
    [pair] Nouvelle comparaison
    [participant] Nouvelle personne
    [decision] Choix
    [step] Nouvelle action
    [tripwire] Nouveau signe d'alerte
    [review] Nouveau bilan
    [change] Nouveau dans la liste des changements
   *[visit] Nouvelle visite
} : { $name }
change-removed = { $list ->
    [account] Compte retiré
    [option] Option retirée
    [condition] Condition retirée
    [criterion] Critère retiré
    [pair] Comparaison retirée
    [participant] Personne retirée
    [decision] Choix retiré
    [step] Action retirée
    [tripwire] Signe d'alerte retiré
    [review] Bilan retiré
    [change] Retiré de la liste des changements
   *[visit] Visite retirée
} : { $name }
change-act-rating = l'évaluation de { $option } sur { $criterion }
change-act-note = la remarque sur { $option }, { $criterion }
change-act-weight = le poids de { $criterion }
change-act-field = { $place } : maintenant { $to } (avant : { $from })
change-act-open = pas de réponse
change-act-new-round = le nouveau tour
change-act-sealed = une réponse scellée
change-act-hidden = un changement qui n'est pas montré ici
change-act-with = { $act }, avec { $answers }
change-act-and = { $act }, et { $others }
change-count = { $kind ->
    [rating] { $count ->
        [one] { $count } évaluation
       *[other] { $count } évaluations
    }
    [weight] { $count } poids
    [comparison] { $count ->
        [one] { $count } comparaison
       *[other] { $count } comparaisons
    }
    [feeling] { $count ->
        [one] le premier penchant
       *[other] { $count } premiers penchants
    }
    [fate] { $count ->
        [one] ce qu'il devient dans { $count } option
       *[other] ce qu'il devient dans { $count } options
    }
   *[other] { $count ->
        [one] { $count } changement
       *[other] { $count } changements
    }
}
change-count-others = { $kind ->
    [option] { $count ->
        [one] { $count } autre option
       *[other] { $count } autres options
    }
    [criterion] { $count ->
        [one] { $count } autre critère
       *[other] { $count } autres critères
    }
    [person] { $count ->
        [one] { $count } autre personne
       *[other] { $count } autres personnes
    }
    [rating] { $count ->
        [one] { $count } autre évaluation
       *[other] { $count } autres évaluations
    }
    [weight] { $count ->
        [one] { $count } autre poids
       *[other] { $count } autres poids
    }
    [comparison] { $count ->
        [one] { $count } autre comparaison
       *[other] { $count } autres comparaisons
    }
   *[other] { $count ->
        [one] { $count } autre changement
       *[other] { $count } autres changements
    }
}
change-act-new = { $list ->
    [account] le nouveau compte { $name }
    [option] la nouvelle option { $name }
    [condition] la nouvelle condition { $name }
    [criterion] le nouveau critère { $name }
    [pair] { $name }
    [participant] l'ajout de { $name }
    [decision] le choix de { $name }
    [step] la nouvelle action { $name }
    [tripwire] le nouveau signe d'alerte { $name }
    [review] le bilan du { $name }
    [change] la nouvelle entrée de la liste des changements
   *[visit] la nouvelle visite
}
change-act-removal = { $list ->
    [account] le retrait du compte { $name }
    [option] le retrait de l'option { $name }
    [condition] le retrait de la condition { $name }
    [criterion] le retrait du critère { $name }
    [pair] le retrait de { $name }
    [participant] le retrait de { $name }
    [decision] le retrait du choix de { $name }
    [step] le retrait de l'action { $name }
    [tripwire] le retrait du signe d'alerte { $name }
    [review] le retrait du bilan du { $name }
    [change] le retrait de la liste des changements
   *[visit] le retrait de la visite
}
change-act-order = l'ordre { $list ->
    [account] des comptes
    [option] des options
    [condition] des conditions
    [criterion] des critères
    [pair] des comparaisons
    [participant] des personnes
    [decision] des choix
    [step] des actions
    [tripwire] des signes d'alerte
    [review] des bilans
    [change] des changements
   *[visit] des visites
}
change-order = L'ordre { $list ->
    [account] des comptes
    [option] des options
    [condition] des conditions
    [criterion] des critères
    [pair] des comparaisons
    [participant] des personnes
    [decision] des choix
    [step] des actions
    [tripwire] des signes d'alerte
    [review] des bilans
    [change] des changements
   *[visit] des visites
} a changé
change-list = { $list ->
    [participant] personnes
    [step] actions
    [tripwire] signes d'alerte
    [review] bilans
    [change] changements
   *[visit] visites
}
change-ranks = Ce qui compte, en ordre : { $names }
change-field-of = { $entry }, { $field }
change-field-lens = horizon
change-field-rank = place dans l'ordre : { $criterion }
change-field-pair = { $first } comparé à { $second }
change-field-option-name = nom de l'option
change-field-criterion-name = nom du critère
change-field-condition = condition
change-field-step = action
change-field-person-name = nom de { $seat }
change-field-seat = rôle
change-field-voice = poids des réponses
change-field-review = bilan du { $day }
change-field-log-entry = changement du { $day }
change-field-visit = visite du { $day }
change-field-private = notes privées
change-note = remarque
change-head = { $key ->
    [id] identifiant
    [title] titre
    [question] question
    [perspective] point de vue
    [template] modèle
    [language] langue
    [status] état
    [client] personne accompagnée
    [tags] mots-clés
    [created] début
    [updated] dernière modification
    [decide_by] date limite du choix
    [review_on] jour du bilan
    [archived] rangement
    [verdict_seen] verdict vu
   *[revealed] réponses ouvertes
}
change-account = { $key ->
    [holder] parle au nom
    [platform] plateforme
    [handle] identifiant
    [audience] abonnés
    [since] depuis
    [since_precision] précision de « depuis »
    [brought] ce qu'il a apporté
   *[note] remarque
}
change-condition = { $key ->
    [question] question
    [options] options visées
    [state] état
    [blocking] écarte
   *[note] remarque
}
change-criterion = { $key ->
    [name] nom
    [hint] question qui aide
    [when] moment
    [rank] place
    [weight] poids
    [counts] compte
    [con] mots à −5
    [zero] mots à 0
    [pro] mots à +5
   *[note] remarque
}
change-first-feeling = { $key ->
    [option] premier penchant
    [strength] force du premier penchant
   *[at] moment du premier penchant
}
change-decision = { $key ->
    [option] choix
    [because] pourquoi
    [expects] ce qui en est attendu
    [confidence] degré de certitude
    [commitment] engagement
    [lift] ce qui renforcerait l'engagement
    [obstacle] ce qui peut faire obstacle
    [helper] qui peut aider
   *[premortem] ce qui pourrait mal tourner
}
change-step = { $key ->
    [what] quoi faire
    [by] pour quand
   *[done] fait
}
change-tripwire = { $key ->
    [sign] signe d'alerte
    [then] quoi faire alors
    [look_on] jour où le vérifier
   *[seen] vu le
}
change-review = { $key ->
    [decision] choix
    [came_true] part qui s'est réalisée
    [satisfied] satisfaction
   *[note] ce qui s'est passé
}
change-log-entry = { $key ->
    [what] quoi
    [from] avant
   *[to] après
}
change-visit = { $key ->
    [minutes] durée
    [agreed] ce qui a été convenu
    [verdict] verdict
    [leader] option en tête
   *[scores] totaux
}
change-perspective = { $word ->
    [individual] celui d'une personne
   *[employer] celui de l'employeur
}
change-language = { $word ->
    [en] anglais
   *[fr] français
}
change-status = { $word ->
    [open] ouverte
    [decided] décidée
   *[reviewed] revue
}
change-precision = { $word ->
    [year] une année
    [month] un mois
   *[day] un jour
}
change-state = { $word ->
    [met] remplie
    [unmet] non remplie
   *[unknown] inconnue
}
change-outcome = { $word ->
    [none] aucun encore
    [unfinished] inachevé
    [tie] à égalité
    [fragile] de peu
   *[clear] net
}
