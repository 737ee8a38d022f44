# Ce que l'écran dit autour des questions.
screen-too-small = Cette fenêtre est trop petite : il faut { $columns } colonnes et { $rows } lignes. Rien n'est perdu. Agrandissez-la, ou faites Ctrl+C pour enregistrer et quitter.
screen-saved = enregistré
screen-not-saved = non enregistré
screen-saving = enregistrement
screen-read-only = lecture seule
screen-new = nouvelle
screen-matrix = tableau
screen-turn = c'est à { $person }
screen-turn-next = Ensuite : { $person }
screen-percent = { $value } %
screen-not-answered = Pas encore de réponse.
screen-enter-leaves-open = Entrée laisse la question ouverte.
screen-fate = { $account } : { $fate }
screen-other-day = Un autre jour…
screen-kept-day = Le { $day }
screen-con = contre
screen-pro = pour
screen-cons = contre
screen-pros = pour
screen-quoted = « { $text } »
screen-ratings-left = Encore au plus { $count ->
    [one] { $count } critère
   *[other] { $count } critères
} à évaluer.
screen-leader-settled = Rien de ce qui manque ne peut changer l'option en tête. L'avance peut changer, et aussi le résultat à court ou à long terme ({ $count ->
    [one] 1 critère ouvert
   *[other] { $count } critères ouverts
}). v va au verdict, Entrée continue.
screen-overdue = { $day }, en retard
screen-no-steps = Aucune action encore. Appuyez sur a pour en ajouter une.
screen-no-signs = Aucun signe pour l'instant. La touche a en ajoute un.
screen-sign-seen = Vous aviez prévu ceci : { $then }
screen-sign-seen-on = vu le { $day }
screen-cursor-on-leader = Le curseur est sur l'option en tête. Espace la choisit. Entrée laisse la question ouverte.
screen-draft = Une ébauche tirée de vos réponses. Tab l'utilise; vous pourrez ensuite la modifier.
screen-enter-goes-on = Entrée passe à la suite.
screen-hand-over-back = { $person } peut encore revenir à ses propres réponses avec Maj+Tab.
screen-order-points-if-equal = Entre parenthèses : les points si le reste est à égalité.
screen-swing-first = Ce critère vaut 100. Espace sur une autre ligne donne 100 à celle-là.
screen-pairs-until = Il y aura des poids après encore { $count ->
    [one] { $count } comparaison
   *[other] { $count } comparaisons
}.
screen-pairs-firmer = Encore { $count } rendraient les poids plus sûrs. Entrée retient cette réponse; s arrête ici.
screen-pairs-all = Toutes les paires sont comparées. Entrée passe à la suite.
screen-pairs-side = Un chiffre dit maintenant combien de fois plus « { $criterion } » compte.
screen-pairs-look-again = { $said } r y revient.
screen-withheld = D'ici là, rien n'est classé.
screen-leader-with-condition = { $option }, si…
screen-lens-preview = { $people ->
    [one] horizon à { $lens }
   *[other] horizon commun à { $lens }
}
screen-lens-not-kept = { $people ->
    [one] Horizon à { $lens }, non gardé. Espace le garde; Entrée décide avec { $stored }.
   *[other] L'horizon commun à tout le monde est essayé à { $lens }, non gardé. Espace le garde pour tout le monde; Entrée décide avec { $stored }.
}
screen-lens-open = { $people ->
    [one] horizon à { $lens } : pas encore de réponse
   *[other] horizon commun à { $lens } : pas encore de réponse
}
screen-lens-current = { $people ->
    [one] votre horizon : { $lens }
   *[other] votre horizon commun : { $lens }
}
screen-pros-line = Pour : { $parts }
screen-cons-line = Contre : { $parts }
screen-balance-cons = contre { $sum }
screen-balance-pros = pour { $sum }
screen-balance-side = { $sum } { $option }
screen-rival-difference = Ce qui sépare « { $option } » et « { $rival } »
screen-other-count = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
screen-rating = éval.
screen-rating-other = l'autre
screen-contribution = apport
screen-weight-share = Ce critère pèse { $share } sur 100
screen-verdict-available = Il y a un verdict : v l'affiche.
screen-ratings-of = Évaluations de « { $option } »
screen-weight = poids
screen-weight-of-100 = sur 100
screen-horizon = quand
screen-mark-partly-rated = pas encore évalué par tout le monde
screen-mark-sealed = pas montré tant que les réponses sont scellées
screen-mark-only-if = seulement si une condition est remplie
screen-mark-ruled-out = écartée
screen-score = total
screen-matrix-empty = Le tableau demande une option et un critère. Les étapes 3 et 6 en offrent.
screen-weight-sealed = son poids est scellé
screen-share = poids de { $share } sur 100, { $how }
screen-share-of-points = poids de { $share } sur 100, d'après { $count ->
    [one] { $points } point donné
   *[other] { $points } points donnés
}
screen-share-none = pas encore de poids
screen-weight-is = { $criterion } : { $share }.
screen-cell-description = { $option } · { $criterion } : { $rating }.
screen-unknown-span = je ne sais pas : de −5 à +5
screen-several-people = { $people } : leurs réponses sont montrées ensemble ici. Chaque personne répond à l'étape { $step }.
screen-several-people-sealed = Les réponses sont scellées, et on ne répond pas ici. Chaque personne répond à l'étape { $step }, à son tour.
screen-answers-sealed = Les réponses sont scellées. Elles paraissent ici quand toutes s'ouvrent en même temps.
screen-no-removal-while-sealed = Rien ne peut être retiré tant que des réponses sont scellées : une réponse cachée pourrait être perdue.
screen-removed-with-ratings = { $count ->
    [0] Retiré
    [one] Retiré, avec { $count } évaluation
   *[other] Retiré, avec { $count } évaluations
} : { $what }.
screen-template-prompt = De quoi s'agit-il?
screen-can-undo = u annule.
screen-undone = Annulé : { $what }
screen-redone = Refait : { $what }
screen-cannot-open = { $name } ne s'ouvre pas : { $reason }
screen-quit-unsaved = Votre travail n'a pas pu être enregistré. Quitter quand même? La copie de secours vous sera proposée à la prochaine ouverture de ce fichier.
screen-quit-loses-work = Votre travail n'a pas pu être enregistré, et il n'y a pas de copie de secours. Si vous quittez, ce qui n'est pas enregistré est perdu. Quitter quand même?
screen-quit-loses-draft = Ce que vous écrivez n'est dans aucun fichier et n'a pas pu être gardé. Si vous quittez, c'est perdu. Quitter quand même?
screen-prompt-option = Un nom pour l'option
screen-prompt-criterion = Autre chose qui compte
screen-prompt-name = Un nouveau nom
screen-prompt-note = Une remarque sur cette évaluation
screen-prompt-rating = Un nombre de −5 à 5, d pour « je ne sais pas », une fourchette comme 0..3, ou une estimation avec sa fourchette : 2 0..3
screen-prompt-rank = Sa place dans l'ordre : 1 compte le plus
screen-prompt-points = Ses points : 0 ou plus
screen-prompt-add-person = Qui d'autre décide? Un nom; Entrée seule ferme ceci.
screen-prompt-person = Le nom de cette personne
screen-prompt-employer = Un nom du côté de l'employeur
screen-prompt-coach = Le nom de la personne qui accompagne
screen-prompt-step = Que ferez-vous?
screen-prompt-due = Pour quand? Par exemple 15 mars, 2 semaines, { $pattern }; ou rien
screen-prompt-review-day = Quand ferez-vous le bilan de ce choix? Par exemple 15 mars, 6 mois, { $pattern }
screen-prompt-decide-by = D'ici quand faut-il décider? Par exemple 15 mars, 2 semaines, { $pattern }; ou rien
screen-prompt-sign = Quel serait ce signe?
screen-prompt-sign-then = Que ferez-vous si vous le voyez?
screen-prompt-sign-day = Quand vérifierez-vous? Par exemple 15 mars, 3 mois, { $pattern }; ou rien
screen-prompt-title = Un nouveau titre
screen-prompt-client = Le nom de la personne accompagnée, ou rien s'il n'y en a pas
screen-known-names = Noms connus : { $names } (Tab écrit le premier nom)
screen-not-a-rank = Tapez un nombre entier à partir de 1.
screen-weights-from-pairs = Ces poids viennent de comparaisons par paires : elles sont à l'étape 7.
screen-fact-not-understood = Le programme ne comprend pas encore « { $text } ». Ce texte reste dans le champ « { $fact } ».
screen-removed-entry = Retiré : { $what }.
screen-not-a-rating = Tapez un nombre de −5 à 5, d pour « je ne sais pas », ou une fourchette comme 0..3 ou 0 à 3. F1 explique.
screen-ambiguous-range = Cela peut être une fourchette ou un nombre négatif. Tapez une fourchette sous la forme 0..3 ou 0 à 3.
screen-typed-range = L'évaluation est maintenant { $rating }. Pour une fourchette, appuyez sur r et tapez { $range }.
screen-note-needs-rating = Donnez d'abord une évaluation, puis ajoutez la remarque.
screen-text-full = Un texte peut avoir 64 Kio. Celui-ci est plein : la suite est laissée de côté.
screen-copied = Envoyé au terminal; certains terminaux ne le mettent pas dans le presse-papiers.
screen-copy-too-long = C'est trop long pour le presse-papiers d'un terminal : rien n'a été envoyé.
screen-editor-none = Aucun éditeur n'est réglé. Réglez VISUAL ou EDITOR, à nano par exemple, et relancez pesee.
screen-editor-not-started = { $editor } n'a pas pu être lancé ({ $reason }). Le texte n'a pas changé.
screen-editor-failed = L'éditeur s'est terminé sur une erreur. Le texte n'a pas changé.
screen-editor-failed-after-save = L'éditeur s'est terminé sur une erreur. Le texte n'a pas changé. Ce que l'éditeur a enregistré est gardé dans { $path }.
screen-editor-not-text = L'éditeur n'a pas laissé un texte en UTF-8. Le texte d'ici n'a pas changé, et le fichier est gardé : { $path }.
screen-editor-kept = Un texte que votre éditeur a enregistré n'est encore dans aucune délibération : { $path }. Copiez-en ce qu'il vous faut, puis supprimez-le.
screen-editor-trouble = Le texte n'a pas pu être remis à l'éditeur ({ $reason }). Il n'a pas changé.
screen-rest-unknown = { $count ->
    [one] { $count } évaluation est maintenant
   *[other] { $count } évaluations sont maintenant
} « je ne sais pas ».
screen-palette-nothing = Aucune action d'ici ne porte ce nom. Échap ferme.
screen-theme = Le thème est maintenant { $theme }. Pour le garder, mettez la ligne theme = "{ $theme }" dans config.toml.
screen-pasted = { $list ->
    [options] { $count ->
        [one] { $count } option à ajouter
       *[other] { $count } options à ajouter
    }
   *[criteria] { $count ->
        [one] { $count } critère à ajouter
       *[other] { $count } critères à ajouter
    }
}
screen-pasted-known = déjà là
screen-pasted-no-names = Rien n'est collé : chaque ligne doit commencer par le nom d'un critère. Les évaluations le suivent.
screen-pasted-no-rating = Collez ici une seule évaluation, comme −2 ou 0..3. Des lignes avec les noms des critères se collent dans le tableau (m).
screen-pasted-criteria = { $criteria ->
    [one] { $criteria } critère est ajouté,
   *[other] { $criteria } critères sont ajoutés,
} { $ratings ->
    [0] sans évaluation.
    [one] avec { $ratings } évaluation.
   *[other] avec { $ratings } évaluations.
}
screen-pasted-ratings = { $count ->
    [one] { $count } évaluation est inscrite dans une case vide.
   *[other] { $count } évaluations sont inscrites dans des cases vides.
}
screen-pasted-replaced = { $count ->
    [one] { $count } évaluation est remplacée.
   *[other] { $count } évaluations sont remplacées.
}
screen-pasted-unchanged = Chaque évaluation collée est déjà là.
screen-pasted-unread = { $count ->
    [one] { $count } case n'a pas pu être lue.
   *[other] { $count } cases n'ont pas pu être lues.
}
screen-pasted-column = colonne { $number }
screen-pasted-left-out = Seuls les noms et les évaluations sont collés; laissé de côté : { $columns }.
screen-pasted-added = { $count ->
    [one] { $count } ajout fait.
   *[other] { $count } ajouts faits.
}
screen-prompt-con = À −5, le pire des cas, en quelques mots : à quoi cela ressemble-t-il?
screen-prompt-zero = À 0, ni pour ni contre : à quoi cela ressemble-t-il?
screen-prompt-pro = À +5, le meilleur des cas : à quoi cela ressemble-t-il?
screen-prompt-orphan = Une chose sur laquelle vous écriviez a été supprimée entre-temps. Voici votre texte : Entrée le copie au moyen du terminal et ferme ceci, Échap le jette.
screen-passphrase-open = { $name } est chiffré. Sa phrase de passe :
screen-passphrase-unlock = La phrase de passe de { $name }, pour le déchiffrer pour de bon :
screen-passphrase-lock = Une phrase de passe pour chiffrer { $name } :
screen-passphrase-again = La même phrase de passe, encore une fois :
screen-passphrase-opening = Ouverture… Échap annule.
screen-passphrase-working = Un instant…
screen-passphrase-keep = Gardez bien la phrase de passe : sans elle, personne ne peut ouvrir le fichier, même pas ce programme.
screen-passphrase-empty = Écrivez d'abord la phrase de passe. Échap revient en arrière.
screen-passphrase-too-long = Cela dépasse { $most } octets, et le programme ne coupe rien : rien n'a été pris. Écrivez une phrase de passe plus courte.
screen-passphrase-several-lines = Cela contient plusieurs lignes ou des caractères de commande : rien n'a été pris. Collez ou écrivez une seule ligne.
screen-passphrase-mismatch = Les deux phrases de passe sont différentes. Écrivez de nouveau les deux.
screen-passphrase-wrong = Cette phrase de passe n'ouvre pas le fichier. Réessayez.
screen-passphrase-forgotten = Le fichier est enregistré et chiffré. Le programme a oublié la phrase de passe.
screen-passphrase-forgotten-kept = Le fichier est chiffré. Le programme a oublié la phrase de passe. Votre travail non enregistré est dans une copie de secours chiffrée, et vous sera proposé à la prochaine ouverture du fichier.
screen-passphrase-forgotten-lost = Le fichier est chiffré. Le programme a oublié la phrase de passe. Votre travail non enregistré est perdu.
screen-passphrase-forgotten-read-only = Le programme a oublié la phrase de passe. Le fichier est inchangé.
screen-encrypted = Chiffré : { $name }. Le fichier en clair et ses versions antérieures sont supprimés.
screen-encrypted-not-all = Chiffré : { $name }. Le fichier en clair est supprimé.
screen-encrypted-copies-left = Encore en clair : { $names }. Supprimez ce qui ne vous sert plus.
screen-encrypted-more-copies-left = Encore en clair : { $names } et { $count } de plus. Supprimez ce qui ne vous sert plus.
screen-decrypted = De nouveau en clair : { $name }. Le fichier chiffré est dans la corbeille.
screen-horizon-or = { " ou " }
screen-verdict-in-sentences = Le verdict en phrases
