# Ce qui sort du programme, pour d'autres programmes.
report-from-title = Tiré de « { $title } »
report-review = Bilan : { $title }
report-decide-by = Dernier jour pour décider : { $title }
report-tripwire-line = Avez-vous vu ce signe d'alerte? { $sign }
report-tripwire-then-line = Si oui : { $what }
report-choice-line = Votre choix : { $option }
report-expectation-line = Ce que vous attendiez : { $text }
report-nothing = Rien ici n'a encore de date, donc il n'y a pas de calendrier à écrire. Donnez une date à une action, ou choisissez le jour du bilan.
report-too-large = Ce rapport serait trop grand pour être ouvert par d'autres programmes, parce qu'il répète de longs noms ou compte un très grand nombre d'évaluations. Abrégez les noms, ou choisissez un autre format, par exemple csv.
report-left-out = { $count ->
    [one] { $count } action est laissée de côté : elle n'a pas de date.
   *[other] { $count } actions sont laissées de côté : elles n'ont pas de date.
}
report-cancelled = { $count ->
    [one] { $count } action est faite : le calendrier l'indique comme annulée.
   *[other] { $count } actions sont faites : le calendrier les indique comme annulées.
}
report-calendar-written = Pour votre calendrier : { $path }
report-not-written-reason = { $path } n'a pas été écrit : { $reason }.

# Ce que l'on emporte.
report-for = Pour
report-people = Décision de
report-written-on = Écrit le
report-withheld = D'ici là, ce rapport ne classe rien. Toutes les réponses données jusqu'ici suivent.
report-withheld-sealed = D'ici là, ce rapport ne classe rien et ne montre pas les réponses scellées.
report-leaders-by-person = L'option en tête pour chaque personne
report-first-feelings = Le premier penchant
report-stable-weights = Les poids qui mettent une autre option en tête
report-label = { $name } :
report-changes-after-verdict = Modifié après avoir vu le verdict
report-option-chosen = Option choisie
report-lens = { $people ->
    [one] L'horizon est à { $at }
   *[other] L'horizon, le même pour tout le monde, est à { $at }
}, entre 0 (maintenant seulement) et 1 (plus tard seulement). Au milieu, les deux comptent autant.
report-horizon = Maintenant ou plus tard
report-choice = Le choix
report-nothing-chosen = Rien n'est encore choisi.
report-chosen-on = Choisi le
report-reason = Pourquoi
report-breaking-points = Ce qui changerait le résultat
report-expectation = Ce qui en est attendu
report-confidence = Certitude
report-commitment = Engagement
report-lift = Ce qui renforcerait l'engagement
report-obstacle = Ce qui peut faire obstacle
report-helper = Qui peut aider
report-premortem = Ce qui pourrait mal tourner
report-review-on = Bilan prévu le
report-decide-by-day = À décider d'ici le
report-percent = { $value } %
report-out-of-ten = { $value } sur 10
report-earlier-choice = { $option }, le { $day }
report-earlier-choices = Choisi auparavant
report-next = La suite
report-agreed = Convenu le { $day }
report-step = Action
report-due-date = D'ici le
report-state = État
report-done = fait
report-sign = Signe d'alerte
report-sign-then = Quoi faire alors
report-look-on = À vérifier le
report-sign-seen = vu le { $day }
report-sign-unseen = pas vu
report-not-done = à faire
report-safeguards = D'autres actions qui conviennent à ce choix
report-review-section = Ce qui s'est passé
report-note = Remarque
report-option = Option
report-fates = Ce que devient chaque compte
report-cautions = À considérer d'abord
report-condition = Condition
report-concerns = Concerne
report-met = remplie
report-unmet-out = non remplie : écarte
report-unmet-warns = non remplie : avertissement seulement
report-unknown = pas encore connue
report-criterion = Critère
report-when = Moment
report-rank = Rang
report-points = Points
report-points-of = Points, { $person }
report-share = Sur 100
report-counts-not = –
report-weighting-method = Les poids sont { $how }.
report-anchors = Ce que veulent dire les bouts de chaque échelle
report-matrix-of = Le tableau : { $person }
report-legend = −5 est un contre décisif, +5 un pour décisif, et 0 n'est ni l'un ni l'autre. ? veut dire « je ne sais pas », · veut dire « à évaluer », et une fourchette va de son nombre le plus bas à son nombre le plus haut.
report-unrated = À évaluer
report-unrated-on = { $criterion } : { $options }
report-bars = Le pour et le contre de chaque option
report-balance = La pesée de « { $option } »
report-balance-part = { $criterion } { $amount }
report-balance-pros = Pour, { $total } : { $parts }.
report-balance-cons = Contre, { $total } : { $parts }.
report-ruled-out = écartée
report-horizon-picture = Quelle option est en tête, de maintenant à plus tard
report-horizon-span = De { $from } à { $to } : { $options }.
report-horizon-lens = { $people ->
    [one] L'horizon est à { $at }.
   *[other] L'horizon, le même pour tout le monde, est à { $at }.
}
report-picture-title = Le verdict de « { $title } »

# Sans les noms.
report-person = personne { $name }
report-account = compte { $number }
report-platform = plateforme { $number }
report-the-client = la personne accompagnée
report-free-texts = { $count ->
    [one] Les noms, les identifiants, les plateformes non publiques et la personne accompagnée sont remplacés. Un texte est gardé tel quel; lisez-le avant de remettre ceci :
   *[other] Les noms, les identifiants, les plateformes non publiques et la personne accompagnée sont remplacés. { $count } textes sont gardés tels quels; lisez-les avant de remettre ceci :
}
report-free-text = { $place } : { $text }
report-path-names-person = Le nom du fichier dit encore de qui il s'agit : { $path }.

# Un rapport, avant qu'il soit écrit.
report-export-title = Un rapport à remettre
report-format = Format
report-names-label = Noms
report-length-label = Longueur
report-length-full = complète
report-length-short = une page
report-no-short-form = Seuls les formats md et html ont une forme d'une page.
report-path-label = Fichier
report-names-kept = tels quels
report-names-replaced = mots neutres
report-file-name = rapport
report-no-name = Il faut un nom au fichier.
report-path-hint = Un fichier nommé sans dossier est écrit dans le dossier de la délibération.
report-preview-withheld = Le verdict ne peut pas encore être montré. Ce rapport a les réponses qui peuvent être montrées, et dit ce qui manque. Il ne classe rien.
report-format-md = un texte aux marques simples (Markdown)
report-format-html = une page pour un navigateur, et pour le papier
report-format-csv = le tableau, pour un tableur
report-format-json = tout, pour des scripts
report-format-svg = l'image du verdict
report-format-ics = les dates, pour un calendrier
report-preview = { $format }, { $size } :
report-preview-words = { $format }, { $size }. En mots :
report-size = { $count } Ko
report-overwrite = { $what } Le remplacer?
report-taken = Un autre fichier est déjà là : { $path }.
report-taken-changed = Un rapport est déjà là : { $path }. Il a été changé après que le programme l'a écrit, ou le programme ne le connaît pas.
report-taken-unchanged = Le rapport précédent de cette délibération est déjà là : { $path }. Personne ne l'a changé depuis.
report-taken-format = Un rapport de cette délibération dans un autre format est déjà là : { $path } ({ $format }).
report-exported = Rapport écrit : { $path }
report-export-failed = { $path } n'a pas été écrit : { $reason }. Donnez un autre nom, ou un autre dossier.
