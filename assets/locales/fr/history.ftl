# L'historique : cette visite, ce qui a changé après le verdict, les versions antérieures.
history-title = historique
history-visit = Cette visite
history-after-verdict = Après avoir vu le verdict
history-versions = Versions antérieures
history-visit-none = Rien n'a encore changé.
history-after-verdict-none = Aucun poids, aucune évaluation n'a changé lors d'une visite antérieure.
history-after-verdict-unseen = Le verdict n'a pas encore été vu.
history-versions-none = Aucune pour l'instant. Le premier enregistrement de chaque heure garde la version qu'il remplace.
history-current-position = vous êtes ici
history-sealed-answer = Une réponse scellée
history-other-act = Un autre changement
history-differs = { $count ->
    [0] comme maintenant
    [one] { $count } changement
   *[other] { $count } changements
}
history-differs-shown = { $count ->
    [0] comme maintenant dans ce qui peut être montré ici
    [one] { $count } changement qui peut être montré ici
   *[other] { $count } changements qui peuvent être montrés ici
}
history-undo-hint = { $after ->
    [0] Entrée annule ceci.
    [1] Entrée annule ceci, et le changement qui suit.
   *[other] Entrée annule ceci, et les { $after } changements qui suivent.
}
history-redo-hint = { $before ->
    [0] Entrée refait ceci.
    [1] Entrée refait ceci, après le changement qui précède.
   *[other] Entrée refait ceci, après les { $before } changements qui précèdent.
}
history-hidden-hint = Entrée ne fait rien : ceci ne peut être annulé que là où tout peut être montré.
history-revert-hint = Entrée remet l'ancienne valeur.
history-revert-done = L'ancienne valeur est déjà là.
history-unknown-field = Le programme ne connaît pas ce champ : il ne peut pas remettre l'ancienne valeur.
history-restore-hint = Entrée revient à cette version. Cela change :
history-restore-nothing = Cette version est la même que maintenant; il n'y a rien à rétablir.
history-restore-hint-shown = Entrée revient à cette version dans ce qui peut être montré ici; le reste ne change pas. Cela change :
history-restore-nothing-shown = Dans ce qui peut être montré ici, cette version est la même que maintenant; il n'y a rien à rétablir.
history-undone-count = { $count } changements annulés
history-redone-count = { $count } changements refaits
history-reverted = Valeur remise : { $what }.
history-restored = Version rétablie ({ $when }) : { $count ->
    [one] { $count } changement
   *[other] { $count } changements
}.
history-heading = { $heading } :
history-entry = { $when } : { $line }
history-entry-undone = { $line } (annulé)
