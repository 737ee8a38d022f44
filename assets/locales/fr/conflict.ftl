# Ce qu'une fusion n'a pas pu prendre des deux côtés.
conflict-values = { $place } : reste { $ours }; l'autre version a { $theirs }
conflict-ours-empty = { $place } : reste vide; l'autre version a { $theirs }
conflict-theirs-empty = { $place } : reste { $ours }; l'autre version n'y a rien
conflict-order = { $place }, en ordre
conflict-ranks = Ce qui compte, en ordre : reste { $ours }; l'autre version a { $theirs }
conflict-removed = { $list ->
    [account] Compte gardé
    [option] Option gardée
    [condition] Condition gardée
    [criterion] Critère gardé
    [pair] Comparaison gardée
    [participant] Toujours à la table
    [decision] Choix gardé
    [step] Geste gardé
    [review] Retour gardé
    [change] Gardé dans la liste des changements
   *[visit] Visite gardée
} : { $name }; { $by ->
    [ours] cette version ne l'a plus, l'autre y a travaillé
   *[theirs] l'autre version ne l'a plus, celle-ci y a travaillé
}
conflict-left-out = { $list ->
    [option] Option laissée de côté
    [criterion] Critère laissé de côté
   *[participant] Pas de place à la table
} : { $name }, avec toutes les réponses à ce sujet; un fichier en tient { $most } au plus
conflict-left-out-reference = { $list ->
    [decision] Choix laissé de côté
   *[review] Retour laissé de côté
} : { $name }; ce dont il s'agit n'est pas ici
conflict-sealed = { $person } : les réponses scellées restent; l'autre version en a d'autres
conflict-sealed-common = Les poids communs et les anciens verdicts, scellés, restent; l'autre version en a d'autres
conflict-comment-sealed = { $place } : les deux versions diffèrent; ce qui s'y trouve est scellé et n'est pas montré
conflict-comment-at = À côté de { $path }
conflict-comment-lost = { $place } : ce que { $side ->
    [ours] cette version
   *[theirs] l'autre version
} y notait n'a plus de place : { $text }
conflict-end-of-file = la fin du fichier
