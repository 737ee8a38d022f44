# L'historique : cette visite, ce qui a changé après le verdict, les versions antérieures.
history-title = historique
history-visit = Cette visite
history-late = Après avoir vu le verdict
history-versions = Versions antérieures
history-visit-none = Rien n'a encore changé.
history-late-none = Aucun poids, aucune note n'a changé lors d'une visite antérieure.
history-late-unseen = Le verdict n'a pas encore été vu.
history-versions-none = Aucune encore : le premier enregistrement de chaque heure garde ce qu'il remplace.
history-here = vous êtes ici
history-sealed = Une réponse scellée
history-other = Autre chose
history-differs = { $count ->
    [0] comme maintenant
    [one] { $count } changement
   *[other] { $count } changements
}
history-back = { $after ->
    [0] Entrée annule ceci.
    [1] Entrée annule ceci, et le changement qui suit.
   *[other] Entrée annule ceci, et les { $after } changements qui suivent.
}
history-onward = { $before ->
    [0] Entrée refait ceci.
    [1] Entrée refait ceci, après le changement qui précède.
   *[other] Entrée refait ceci, après les { $before } changements qui précèdent.
}
history-puts-back = Entrée remet l'ancienne valeur.
history-stands = L'ancienne valeur est celle d'aujourd'hui.
history-unknown = Le programme ne connaît pas cet endroit.
history-would = Entrée y revient. Cela change :
history-would-not = Elle dit ce qui est là maintenant; il n'y a rien à rétablir.
history-went-back = { $count } changements annulés
history-went-onward = { $count } changements refaits
history-put-back = Remis : { $what }. u annule.
history-restored = Version rétablie ({ $when }) : { $count ->
    [one] { $count } changement
   *[other] { $count } changements
}. u annule.
history-list = { $heading } :
history-line = { $when } : { $line }
history-undone = { $line } (annulé)
