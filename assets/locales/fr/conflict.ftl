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
    [participant] Personne gardée
    [decision] Choix gardé
    [step] Action gardée
    [tripwire] Signe d'alerte gardé
    [review] Bilan gardé
    [change] Gardé dans la liste des changements
   *[visit] Visite gardée
} : { $name }; { $by ->
    [ours] retiré dans cette version, modifié dans l'autre
   *[theirs] retiré dans l'autre version, modifié dans celle-ci
}
conflict-left-out = { $list ->
    [option] Option laissée de côté
    [criterion] Critère laissé de côté
   *[participant] Personne laissée de côté
} : { $name }, avec toutes les réponses à ce sujet; un fichier en tient { $most } au plus
conflict-left-out-reference = { $list ->
    [decision] Choix laissé de côté
   *[review] Bilan laissé de côté
} : { $name }; cette version n'a pas ce dont il s'agit
conflict-sealed = { $person } : les réponses scellées d'ici restent; l'autre version en a d'autres
conflict-sealed-common = Les poids communs et les anciens verdicts sont scellés et restent tels quels; l'autre version en a d'autres
conflict-comment-sealed = { $place } : les deux versions diffèrent; leurs commentaires à cet endroit sont scellés et ne sont pas montrés
conflict-comment-at = À côté de { $path }
conflict-comment-lost = { $place } : la place d'un commentaire de { $side ->
    [ours] cette version
   *[theirs] l'autre version
} n'existe plus. Le commentaire : { $text }
conflict-end-of-file = la fin du fichier
