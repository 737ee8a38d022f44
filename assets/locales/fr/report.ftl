# Ce qui sort du programme, pour d'autres programmes.
report-from-title = Tiré de « { $title } »
report-review = À relire : { $title }
report-decide-by = Dernier jour pour décider : { $title }
report-tripwire-line = Avez-vous vu ce signe d'alerte? { $sign }
report-tripwire-then-line = Si oui : { $what }
report-choice-line = Votre choix : { $option }
report-expectation-line = Ce que vous en attendiez : { $text }
report-nothing = Rien ici n'a encore de date, donc il n'y a pas de calendrier à écrire. Donnez une date à une action, ou dites quand vous y reviendrez.
report-left-out = { $count ->
    [one] { $count } action est laissée de côté : elle est faite, ou sans date.
   *[other] { $count } actions sont laissées de côté : elles sont faites, ou sans date.
}
report-calendar-written = Pour votre calendrier : { $path }
report-not-written-reason = { $path } n'a pas été écrit : { $reason }.

# Ce que l'on emporte.
report-for = Pour
report-people = Décision de
report-written-on = Écrit le
report-withheld = D'ici là, rien n'est classé ici. Tout ce qui a reçu une réponse suit.
report-leaders-by-person = Qui est en tête pour qui
report-first-feelings = Le premier penchant
report-stable-weights = Les poids qui mettent une autre option en tête
report-label = { $name } :
report-changes-after-verdict = Modifié après avoir vu le verdict
report-option-chosen = Option choisie
report-lens = { $people ->
    [one] La pesée se fait à { $at }
   *[other] L'horizon est le même pour tout le monde; la pesée se fait à { $at }
}, entre 0 (rien que maintenant) et 1 (rien que plus tard); au milieu, les deux comptent autant.
report-horizon = Maintenant ou plus tard
report-choice = Le choix
report-nothing-chosen = Rien n'est encore choisi.
report-chosen-on = Choisi le
report-reason = Pourquoi
report-breaking-points = Ce qui changerait le résultat
report-expectation = Ce qui en est attendu
report-confidence = Avec quelle certitude
report-commitment = Engagement
report-lift = Ce qui le renforcerait
report-obstacle = Ce qui peut faire obstacle
report-helper = Qui peut aider
report-premortem = Ce qui pourrait mal tourner
report-review-on = À relire le
report-decide-by-day = À décider d'ici le
report-percent = { $value } %
report-out-of-ten = { $value } sur 10
report-earlier-choice = { $option }, le { $day }
report-earlier-choices = Choisi auparavant
report-next = La suite
report-agreed = Convenu le { $day }
report-step = Geste
report-due-date = D'ici le
report-state = État
report-done = fait
report-sign = Signe d'alerte
report-sign-then = Quoi faire alors
report-look-on = À vérifier le
report-sign-seen = vu le { $day }
report-sign-unseen = pas vu
report-not-done = à faire
report-safeguards = À faire aussi, avec ce choix
report-review-section = Ce qu'il en est advenu
report-note = Remarque
report-option = Option
report-fates = Ce que devient chaque compte
report-cautions = À considérer d'abord
report-condition = Condition
report-concerns = Concerne
report-met = remplie
report-unmet-out = non remplie : écarte
report-unmet-warns = non remplie, ce qui avertit seulement
report-unknown = pas encore connue
report-criterion = Critère
report-when = Se fait sentir
report-rank = Rang
report-points = Points
report-points-of = Points, { $person }
report-share = Sur 100
report-counts-not = –
report-weighting-method = Les poids sont { $how }.
report-anchors = Ce que veulent dire les bouts de chaque échelle
report-matrix-of = Le tableau : { $person }
report-legend = De −5, un contre décisif, à +5, un pour décisif; 0 ne change rien. ? veut dire « je ne sais pas », · que rien n'est évalué, et une fourchette va de son moins à son plus.
report-unrated = Resté sans évaluation
report-unrated-on = { $criterion } : { $options }
report-bars = Le pour et le contre de chaque option
report-balance = La pesée de « { $option } »
report-balance-part = { $criterion } { $amount }
report-balance-pros = Dans le plateau du pour, { $total } : { $parts }.
report-balance-cons = Dans le plateau du contre, { $total } : { $parts }.
report-ruled-out = écartée
report-horizon-picture = Quelle option est en tête, de maintenant à plus tard
report-horizon-span = De { $from } à { $to } : { $options }.
report-horizon-lens = { $people ->
    [one] La pesée se fait à { $at }.
   *[other] L'horizon est le même pour tout le monde; la pesée se fait à { $at }.
}
report-picture-title = Le verdict de « { $title } »

# Sans les noms.
report-person = personne { $name }
report-account = compte { $number }
report-platform = plateforme { $number }
report-the-client = la personne accompagnée
report-free-texts = { $count ->
    [one] Les noms, les identifiants, les plateformes privées et la personne accompagnée sont remplacés. Un texte est gardé pour le reste; lisez-le avant de remettre ceci :
   *[other] Les noms, les identifiants, les plateformes privées et la personne accompagnée sont remplacés. { $count } textes sont gardés tels quels; lisez-les avant de remettre ceci :
}
report-free-text = { $place } : { $text }
report-path-names-person = Le nom du fichier dit encore de qui il s'agit : { $path }.

# Un rapport, avant qu'il soit écrit.
report-export-title = Un rapport à remettre
report-format = Format
report-names-label = Noms
report-path-label = Fichier
report-names-kept = tels quels
report-names-replaced = mots neutres
report-file-name = rapport
report-no-name = Il faut un nom au fichier.
report-path-hint = Un nom sans dossier s'écrit à côté de la délibération.
report-preview-withheld = Le verdict ne peut pas encore être montré. Voici les réponses qui peuvent être vues, et ce qui manque; rien n'y est classé.
report-format-md = un texte aux marques simples (Markdown)
report-format-html = une page pour un navigateur, et pour le papier
report-format-csv = le tableau, pour un tableur
report-format-json = tout, pour des scripts
report-format-svg = l'image du verdict
report-format-ics = les dates, pour un calendrier
report-preview = { $format }, { $size } :
report-preview-words = { $format }, { $size }. En mots :
report-size = { $count } Ko
report-overwrite = Un fichier est déjà là : { $path }. Le remplacer?
report-exported = Rapport écrit : { $path }
report-export-failed = { $path } n'est pas écrit : { $reason }. Donnez un autre nom, ou un autre dossier.
