# Le parcours en lignes.
plain-welcome = { $title }. Entrée garde ce qui est là ou avance, ? explique, :retour revient, Ctrl-D enregistre et quitte.
plain-farewell = C'est enregistré. Vous pourrez y revenir en tout temps.
plain-step = Étape { $number } sur 10 : { $name }
plain-turn = { $person } : { $question }
plain-default = Pour l'instant : { $default }
plain-item = { $number }. { $item }
plain-item-now = { $number }. { $item } (votre réponse)
plain-item-in = { $number }. { $item } (retenu)
plain-item-out = { $number }. { $item } (laissé)
plain-criterion = { $name }, { $when }
plain-number = numéro
plain-enter = Entrée pour avancer
plain-scale = de { $least } à { $most }
plain-list = numéro, nom ou Entrée
plain-what = que ferez-vous, ou Entrée
plain-safeguards = Ces précautions conviendraient à ce choix. Un numéro en retient une, plusieurs en retiennent plusieurs :
plain-safeguard-taken = Le numéro { $number } est déjà retenu.
plain-by-kept = pour quand (Entrée garde le { $day }; { $pattern }, ou - pour aucune date)
plain-by = pour quand ({ $pattern }, ou Entrée)
plain-order = numéros en ordre, ou Entrée
plain-lift-first = numéro, ou Entrée pour aucun
plain-swing = { $name } (de 0 à 100, ou Entrée pour arrêter)
plain-swing-words = { $name } : de « { $con } » à « { $pro } »
plain-not-a-swing = Tapez un nombre de 0 à 100.
plain-compare = lequel et combien de fois : 1 3, 2 5, ou = pour autant; Entrée arrête
plain-not-a-comparison = Tapez 1 ou 2 pour ce qui compte le plus, puis de 1 à 9 combien de fois plus, comme 1 3; ou = pour autant. ? explique.
plain-weights-so-far = Poids jusqu'ici, sur 100 : { $weights }.
plain-pairs-firmer = { $count ->
    [one] { $count } comparaison de plus les affermirait
   *[other] { $count } comparaisons de plus les affermiraient
}.
plain-rate = { $option } ({ $now })
plain-field-now = { $field } ({ $now })
plain-words = −5 { $con }; 0 { $zero }; +5 { $pro }
plain-step-by = { $what }, pour le { $day }
plain-or-a-day = Ou un jour de votre choix, { $pattern }.
plain-more-accounts = Y a-t-il un autre compte? 1 pour celui d'une personne, 2 pour celui de l'employeur, Entrée pour non.
plain-not-a-choice = Tapez un numéro de 1 à { $count }. ? explique.
plain-not-on-scale = Tapez un nombre entier de { $least } à { $most }. ? explique.
plain-not-a-rating = Tapez un nombre de -5 à 5, d pour « je ne sais pas », ou une fourchette comme 0..3. ? explique.
plain-not-an-order = Tapez les numéros de 1 à { $count } en ordre, comme 3 1 2. ? explique.
plain-not-points = Tapez un nombre, 0 ou plus.
plain-not-a-day = Tapez un jour sous la forme { $pattern }.
plain-unknown-word = { $word } n'est pas un mot connu ici. ? en donne la liste.
plain-refused = Cela ne va pas ici; rien n'a changé.
plain-chosen-stays = Cette option a déjà été choisie : elle reste.
plain-nothing-to-undo = Il n'y a rien à annuler.
plain-nothing-to-redo = Il n'y a rien à refaire.
plain-strike-which = :biffer 1 à :biffer { $count } biffent le pour et le contre d'une option, dans l'ordre du verdict.
plain-other-only = :autre sert aux poids : ordre, points, écarts, paires.
plain-left = Encore au plus { $count ->
    [one] { $count } critère
   *[other] { $count } critères
} à noter.
plain-settled = Rien de ce qui reste à noter ne peut changer l'option en tête; { $count ->
    [one] un critère reste ouvert
   *[other] { $count } critères restent ouverts
}.
plain-stop-or-go = Entrée pour s'arrêter ici, r pour noter le reste
plain-unfinished-offer = Entrée continue les notes; d répond « je ne sais pas » au reste.
plain-help-text = Tapez votre réponse, puis Entrée. Entrée seule garde ce qui est là; - seul vide la réponse.
plain-help-choice = Tapez le numéro de votre réponse. Entrée seule garde ce qui est là.
plain-help-scale = Tapez un nombre entier. Entrée seule garde ce qui est là.
plain-help-list = Un numéro retient ou laisse cette ligne; un texte l'ajoute; 2 = Nouveau nom renomme la ligne 2; aux critères, 2 = maintenant, plus tard ou toujours dit quand il joue. Entrée avance.
plain-help-order = Tapez les numéros, ce qui compte le plus d'abord; = les met à égalité : 3 1=2.
plain-help-points = Tapez un nombre pour chacun; deux fois plus de points compte deux fois plus. Entrée seule garde ce qui est là.
plain-help-swings = D'abord le numéro de ce qui serait relevé en premier; puis, pour chacun des autres, de 0 à 100 ce que vaut de le relever à côté de celui-là. Entrée seule garde ce qui est là, ou arrête.
plain-help-pairs = Tapez 1 ou 2 pour ce qui compte le plus, puis combien de fois plus : 3 un peu plus, 5 nettement, 7 beaucoup, 9 infiniment; = pour autant. :annuler retire la dernière; Entrée seule arrête.
plain-help-other = :autre pèse d'une autre façon : ordre, points, écarts, paires.
plain-help-ratings = Un nombre de -5 (contre, décisif) à 5 (pour, décisif); d pour « je ne sais pas »; 0..3 pour une fourchette; 2 0..3 pour une estimation avec sa fourchette; puis, au besoin, fait, estimation ou impression, et # une note. x retire une note.
plain-help-steps = Tapez ce que vous ferez, puis pour quand; ou les numéros des précautions à retenir. Entrée seule termine la liste.
plain-help-shown = Entrée avance.
plain-help-words = En tout temps : ? explique, :encore répète, :retour revient, :annuler et :refaire, :historique, :verdict, :bilan et :tour une fois la décision prise, :biffer (ou :biffer 2) pour ce qui s'annule, :aller poids (ou un numéro de 1 à 10), :quitter.
plain-library = Vos délibérations. Tapez un numéro pour en ouvrir une.
plain-library-empty = Il n'y a pas encore de délibération ici.
plain-new = En commencer une : { $template }
plain-due = { $title }, { $due }
plain-copy = { $title } : { $copy }
plain-row = { $title }, { $stage }
plain-farewell-unchanged = Rien n'a été modifié.
plain-help-library = Tapez le numéro de ce qu'il faut ouvrir ou commencer. Entrée seule quitte.
plain-not-a-choice-or-day = Tapez un nombre de 1 à { $count }, ou un jour sous la forme { $pattern }. ? explique.
plain-rate-how = Pour chaque option, tapez un nombre de −5 à 5, ou d pour « je ne sais pas ». ? en dit plus.
plain-what-would-change = Ce qui le changerait :
plain-nothing-decided = Il n'y a encore aucune décision ici.
plain-round = Nouveau tour : la décision d'avant reste dans le fichier. :annuler revient en arrière.
plain-keep-or-round = Entrée garde la décision, r commence un nouveau tour
plain-review-due = Le jour d'y revenir est arrivé. :verdict mène plutôt au verdict.
