# Ce qui sort du programme, pour d'autres programmes.
report-of = Tiré de « { $title } »
report-review = À relire : { $title }
report-chosen = Votre choix : { $option }
report-expects = Ce que vous en attendiez : { $text }
report-nothing = Rien ici n'a encore de date, donc il n'y a pas de calendrier à écrire. Donnez une date à un geste, ou dites quand vous y reviendrez.
report-left-out = { $count ->
    [one] { $count } geste est laissé de côté : il est fait, ou sans date.
   *[other] { $count } gestes sont laissés de côté : ils sont faits, ou sans date.
}
report-written = Pour votre calendrier : { $path }
report-not-written = { $path } n'a pas été écrit : { $reason }.

# Ce que l'on emporte.
report-for = Pour
report-people = Décision de
report-written-on = Écrit le
report-withheld = D'ici là, rien n'est classé ici. Tout ce qui a reçu une réponse suit.
report-each = Qui est en tête pour qui
report-feeling = Le premier penchant
report-change = Les poids qui peuvent bouger le moins
report-named = { $name } :
report-since = Modifié après avoir vu le verdict
report-option-chosen = Option choisie
report-lens = La pesée se fait à { $at }, entre 0 (rien que maintenant) et 1 (rien que plus tard); au milieu, les deux comptent autant.
report-horizon = Maintenant ou plus tard
report-choice = Le choix
report-nothing-chosen = Rien n'est encore choisi.
report-chosen-on = Choisi le
report-because = Pourquoi
report-expected = Ce qui en est attendu
report-confidence = Avec quelle certitude
report-commitment = Avec quelle fermeté
report-lift = Ce qui l'affermirait
report-obstacle = Ce qui peut faire obstacle
report-helper = Qui peut aider
report-premortem = Ce qui pourrait mal tourner
report-again-on = À relire le
report-percent = { $value } %
report-ten = { $value } sur 10
report-earlier = { $option }, le { $day }
report-earlier-rounds = Choisi auparavant
report-next = La suite
report-agreed = Convenu le { $day }
report-step = Geste
report-by = Avant le
report-state = État
report-done = fait
report-to-do = à faire
report-safeguards = À faire aussi, avec ce choix
report-back = Ce qu'il en est advenu
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
report-given = Les poids sont { $how }.
report-ends = Ce que veulent dire les bouts de chaque échelle
report-matrix-of = Le tableau : { $person }
report-legend = De −5, un contre décisif, à +5, un pour décisif; 0 ne change rien. ? veut dire « je ne sais pas », · que rien n'est noté, et une fourchette va de son moins à son plus.
report-open = Resté sans note
report-open-on = { $criterion } : { $options }
report-bars = Le pour et le contre de chaque option
report-balance = La pesée de « { $option } »
report-part = { $criterion } { $amount }
report-pros = Dans le plateau du pour, { $total } : { $parts }.
report-cons = Dans le plateau du contre, { $total } : { $parts }.
report-ruled-out = écartée
report-horizon-picture = Quelle option est en tête, de maintenant à plus tard
report-span = De { $from } à { $to } : { $options }.
report-lens-at = La pesée se fait à { $at }.
report-drawn = Le verdict de « { $title } »

# Sans les noms.
report-person = personne { $name }
report-account = compte { $number }
report-the-client = la personne accompagnée
report-kept = { $count ->
    [one] Les noms, les identifiants et la personne accompagnée sont remplacés. Un texte est gardé pour le reste; lisez-le avant de remettre ceci :
   *[other] Les noms, les identifiants et la personne accompagnée sont remplacés. { $count } textes sont gardés pour le reste; lisez-les avant de remettre ceci :
}
report-kept-text = { $place } : { $text }
report-named-file = Le nom du fichier dit encore de qui il s'agit : { $path }.

# Un rapport, avant qu'il soit écrit.
report-export = Un rapport à remettre
report-as = Format
report-names = Noms
report-path = Fichier
report-names-kept = tels quels
report-names-replaced = mots neutres
report-file-name = rapport
report-no-name = Il faut un nom au fichier.
report-beside = Un nom sans dossier s'écrit à côté de la délibération.
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
report-refused = { $path } n'est pas écrit : { $reason }. Donnez un autre nom, ou un autre dossier.
