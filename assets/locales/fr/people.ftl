# Entre les personnes : qui a quoi en tête, et où se rejoindre.
people-title = entre vous
people-group = groupe
people-agree = Vous êtes d'accord : « { $option } » est en tête pour tout le monde.
people-differ = Vous n'êtes pas encore d'accord : l'option en tête n'est pas la même pour tout le monde.
people-none-leads = Aucune option n'est en tête, pour personne.
people-column-lead = avance
people-column-cause = cause
people-outcome = { $word ->
    [none] –
    [unfinished] trop tôt
    [only] seule option
    [tie] égalité
    [fragile] fragile
    [disputed] pas pour tout le monde
   *[clear] nette
}
people-cause = { $why ->
    [weights] poids
    [ratings] évaluations
    [both] les poids et les évaluations
    [same] –
   *[none] –
}
people-mark-fair = plus de pour
people-mark-least-regret = minimax
people-fair = { $count ->
    [2] ✓ Plus de pour que de contre, pour les deux : { $options }.
   *[other] ✓ Plus de pour que de contre, pour tout le monde : { $options }.
}
people-least-regret = ◆ Moindre regret (minimax) : { $options }. Ainsi, personne ne se retrouve à plus de { $points } sous sa meilleure option.
people-furthest-apart = Là où vos évaluations s'écartent le plus :
people-no-disagreement-that-counts = Vos évaluations sont les mêmes pour tout ce qui compte encore.
people-no-disagreement = Vous évaluez tout de la même façon.
people-presenting = ◉ présentation
people-handed-over = ◉ clavier confié
people-presenting-started = La présentation commence : d'autres peuvent regarder l'écran. F6 y met fin.
people-presenting-ended = La présentation est terminée.
people-handed-over-notice = Le clavier est confié. F7 le reprend.
people-taken-back-notice = Vous avez repris le clavier. La présentation continue : F6 y met fin.
people-private-work-waits = Un travail privé qui n'est pas dans ce fichier est gardé; il vous sera proposé quand F6 mettra fin à la présentation.
people-private-work-kept = Un travail privé qui n'est pas dans ce fichier est gardé; il vous sera proposé là où les notes privées peuvent être montrées.
people-private-text-waits = Un texte privé inachevé est gardé : F6 met fin à la présentation, puis F9 montre le texte.
people-private-text-shown = Un texte privé inachevé est gardé. F9 le montre.
people-private-text-kept = Un texte privé inachevé est gardé. F9 le montre là où les notes privées peuvent être montrées.
people-quit-blocked = On ne peut pas quitter tant que quelqu'un d'autre a le clavier. F7 le reprend.
people-note-all = Délibération
people-note-criterion = Critère
people-note-meeting = Rencontre
people-note-agreed = Convenu
people-about-all = Sur cette délibération. Pour vous seulement : cette note n'est dans aucun rapport, aucune comparaison, aucune présentation.
people-about-criterion = Sur « { $criterion } ». Pour vous seulement.
people-about-meeting = Sur la rencontre commencée { $at }. Pour vous seulement.
people-about-agreed = Ce qui a été convenu à la rencontre commencée { $at }. Tout le monde peut lire cette note.
people-neutral = Restez neutre : donnez la même place au pour et au contre. Le choix appartient à la personne qui décide.
people-meeting = { $day }, { $minutes } min.
people-meeting-agreed = { $day }, { $minutes } min. Convenu : { $agreed }
people-answers-missing = Il manque des réponses. Les résultats ci-dessous utilisent les réponses données jusqu'ici.
people-role-person = personne
people-role-employer = employeur
people-role-coach = accompagnement, ne compte pas
people-no-name = { $person }, sans nom
people-removed = { $count ->
    [0] Retrait : { $people }.
    [one] Retrait : { $people }, avec 1 réponse.
   *[other] Retrait : { $people }, avec { $count } réponses.
}
people-error-sealed = Rien n'a changé, car des réponses scellées seraient retirées ou montrées ({ $people }). Ouvrez d'abord toutes les réponses, au verdict.
people-error-too-few = Au moins deux personnes doivent rester dans cette liste. Pour décider sans les autres, allez à « Qui décide? » et choisissez « Une personne ».
people-error-name-taken = Quelqu'un porte déjà ce nom. Ajoutez de quoi les distinguer.
