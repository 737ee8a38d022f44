# Le parcours en lignes : chaque phrase est lue par une synthèse vocale; une idée par ligne, et les signes en mots.
plain-prompt = { $prompt } :
plain-answer = votre réponse
plain-welcome = { $title }
plain-welcome-how = Entrée garde la réponse actuelle, ou laisse la question ouverte. Un point d'interrogation explique où vous en êtes. :aide donne les autres mots que vous pouvez taper. Ctrl+D enregistre et quitte.
plain-farewell = Tout est enregistré. Vous pourrez y revenir en tout temps.
plain-farewell-unchanged = Rien n'a été modifié.
plain-step = Étape { $number } sur 10 : { $name }
plain-person-question = { $person } : { $question }
plain-current = Pour l'instant : { $default }
plain-not-answered = Pas encore de réponse. Entrée laisse la question ouverte.
plain-item = { $number }. { $item }
plain-item-current = { $number }. { $item }, votre réponse
plain-item-taken = { $number }. { $item }, sur la liste
plain-item-left-out = { $number }. { $item }, hors de la liste
plain-criterion = { $name }, { $when }
plain-number = numéro
plain-lens = { $lens }, { $effect }
plain-continue = Entrée pour passer à la suite
plain-continue-or = Entrée, ou { $letters }
plain-scale = de { $least } à { $most }
plain-list-prompt = numéro, nom ou Entrée
plain-name-of = nom de { $person }, ou Entrée
plain-person-role = { $person }, { $role }
plain-person-change-help = Tapez un nouveau nom, ou un de ces rôles : personne, employeur, accompagnement. Un simple trait d'union retire cette personne avec ses réponses. Entrée ne change rien.
plain-can-undo = { $word } annule.
plain-hand-over-back = { $person } peut encore revenir à ses propres réponses avec { $word }.
plain-hand-over-visible = Les réponses de { $person } se lisent encore plus haut. Effacez le terminal avant de passer le clavier.
plain-correct-nobody = Entrée seule revient au verdict.
plain-sealed-offer = Entrée ouvre toutes les réponses. La lettre c corrige d'abord une réponse.
plain-waiting-offer = Entrée mène à ce qui manque. La lettre c corrige une réponse.
plain-step-prompt = que ferez-vous, ou Entrée
plain-steps-heading = Ce que vous ferez, jusqu'ici. Un numéro permet de changer :
plain-step-change-help = Tapez un nouveau texte pour le remplacer. Un simple trait d'union le retire. Entrée le garde.
plain-step-change-prompt = nouveau texte
plain-safeguards = Ces précautions conviendraient à ce choix. Un numéro en retient une, plusieurs en retiennent plusieurs :
plain-safeguard-taken = Le numéro { $number } est déjà retenu.
plain-due-current = Entrée garde le { $day }. Pour un autre jour, tapez par exemple 15 mars, 2 semaines ou { $pattern }. Un simple trait d'union enlève la date.
plain-due-none = Tapez un jour, par exemple 15 mars, 2 semaines ou { $pattern }. Entrée ne met pas de date.
plain-due-prompt = pour quand
plain-signs-heading = Les signes d'alerte, jusqu'ici. Un numéro permet de changer :
plain-sign-prompt = un signe, ou Entrée
plain-sign-change-help = Un point d'exclamation marque le signe comme vu, ou retire cette marque. Tapez un nouveau texte pour remplacer le signe. Un simple trait d'union retire le signe. Entrée le garde.
plain-sign-change-prompt = nouveau texte
plain-sign-then-prompt = que ferez-vous alors
plain-sign-day-prompt = quand vérifierez-vous
plain-draft = Une ébauche tirée de vos réponses. { $draft } Tapez = pour l'utiliser, ou écrivez votre propre texte.
plain-choose-again = Tapez le même numéro de nouveau pour faire ce choix quand même, ou un autre numéro.
plain-order = numéros en ordre, ou Entrée
plain-order-ranked = { $name }, rang { $rank }, { $points } sur 100
plain-order-open = Tapez les numéros, d'abord ce qui compte le plus. Le signe égal à la fin met le reste à égalité. Un numéro que vous ne tapez pas reste ouvert.
plain-points-of-100 = { $points } sur 100
plain-lift-first = numéro, ou Entrée pour aucun
plain-swing = { $name }, de 0 à 100, ou Entrée pour arrêter
plain-swing-words = { $name }, de « { $con } » à « { $pro } »
plain-not-a-swing = Tapez un nombre de 0 à 100.
plain-compare = 1 ou 2, puis combien de fois plus; = pour égal; Entrée arrête
plain-not-a-comparison = Tapez 1 ou 2 pour ce qui compte le plus, puis de 1 à 9 combien de fois plus, par exemple 1 3. Ou tapez = si les deux comptent autant.
plain-weights-so-far = Poids jusqu'ici, sur 100 : { $weights }.
plain-pairs-firmer = { $count ->
    [one] { $count } comparaison de plus rendrait les poids plus sûrs
   *[other] { $count } comparaisons de plus rendraient les poids plus sûrs
}.
plain-rate = { $option }, { $now }
plain-field-current = { $field }, pour l'instant { $now }
plain-anchor-con = Moins 5 veut dire : { $text }
plain-anchor-zero = 0 veut dire : { $text }
plain-anchor-pro = Plus 5 veut dire : { $text }
plain-step-due = { $what }, pour le { $day }
plain-or-a-date = Ou tapez un jour, par exemple 15 mars, 6 mois ou { $pattern }.
plain-other-facts = { $word } ajoute l'identifiant, les abonnés et la date de création.
plain-facts-only = Ce mot sert seulement pour un compte.
plain-more-accounts = Y a-t-il un autre compte? Tapez 1 pour celui d'une personne, 2 pour celui de l'employeur. Entrée passe à la suite.
plain-not-a-choice = Tapez un numéro de 1 à { $count }. Un point d'interrogation explique.
plain-not-an-item = Tapez un numéro de 1 à { $count }, ou Entrée seule pour quitter.
plain-not-a-choice-or-date = Tapez un numéro de 1 à { $count }, ou un jour, par exemple 15 mars, 6 mois ou { $pattern }. Un point d'interrogation explique.
plain-not-on-scale = Tapez un nombre entier de { $least } à { $most }. Un point d'interrogation explique.
plain-not-a-rating = Tapez un nombre de moins 5 à plus 5, par exemple -3 ou 4. La lettre d veut dire « je ne sais pas ». Un point d'interrogation explique.
plain-not-a-range = Une fourchette, c'est deux nombres de moins 5 à plus 5, le plus bas d'abord, par exemple 0 3.
plain-not-an-order = Tapez les numéros de 1 à { $count } en ordre, par exemple 3 1 2. Un point d'interrogation explique.
plain-not-points = Tapez un nombre, 0 ou plus.
plain-not-an-offered-letter = Ce n'est pas une réponse ici. Tapez une des lettres proposées, ou Entrée.
plain-nothing-asked = Il n'y a rien à répondre ici; ce texte n'a pas été gardé. Entrée passe à la suite.
plain-unknown-command = { $word } n'est pas un mot connu ici. :aide en donne la liste.
plain-unknown-command-near = { $word } n'est pas un mot connu ici. Vouliez-vous dire { $near }?
plain-ambiguous-command = { $word } peut être l'un de ces mots : { $names }. Tapez une lettre de plus.
plain-no-step = « { $name } » n'est aucune des dix étapes. :aller en donne la liste.
plain-no-question = Cette étape n'a pas de question nommée « { $name } ».
plain-no-row = Le tableau a les lignes 1 à { $count }.
plain-edit-rejected = Ce n'est pas possible ici; rien n'a changé.
plain-line-truncated = Cette ligne était plus longue qu'un texte ne peut l'être, { $most } Kio. Le début a été gardé. Les { $left } derniers octets ne le sont pas.
plain-line-read-as-latin1 = Des lettres de cette ligne n'étaient pas en UTF-8. Elles ont été lues comme du Latin-1, et toutes sont gardées.
plain-line-control-keys = Cette ligne contenait des touches qui ne sont pas des lettres, comme les flèches. Elles seules ont été retirées.
plain-chosen-option-stays = Cette option a déjà été choisie : elle reste.
plain-nothing-to-undo = Il n'y a rien à annuler.
plain-nothing-to-redo = Il n'y a rien à refaire.
plain-next-weighting-method-only = :autre sert seulement pour les poids : ordre, points, écarts, paires.
plain-use-weighting-method-only = :garder sert seulement pour les poids, une fois que :autre montre une autre façon.
plain-rating-only = Ce mot sert seulement pour les évaluations, pour l'option qui est demandée.
plain-note = votre remarque, ou Entrée
plain-note-saved = La remarque est gardée.
plain-range = le nombre le plus bas et le plus haut
plain-ratings-left = Encore au plus { $count ->
    [one] { $count } critère
   *[other] { $count } critères
} à évaluer.
plain-leader-settled = Rien de ce qui manque ne peut changer l'option en tête. L'avance peut changer, et aussi le résultat à court ou à long terme. { $count ->
    [one] 1 critère reste ouvert.
   *[other] { $count } critères restent ouverts.
}
plain-stop-or-go = Entrée s'arrête ici. La lettre r continue les évaluations.
plain-unfinished-offer = Entrée continue les évaluations. La lettre d répond « je ne sais pas » au reste.
plain-changed-since-verdict = Vous avez changé quelque chose depuis la dernière lecture du verdict.
plain-verdict-may-change = Le verdict a pu changer. :verdict le relit, avec ce qui a changé.
plain-what-would-change = Ce qui le changerait :
plain-rate-how = Pour chaque option, tapez un nombre de moins 5 à plus 5, par exemple -3 ou 4. La lettre d veut dire « je ne sais pas ».
plain-steps = Les dix étapes :
plain-step-done = { $number }. { $name }, terminé
plain-step-partial = { $number }. { $name }, commencé
plain-step-open = { $number }. { $name }, à faire
plain-step-asks = { $step } : cette étape a plusieurs questions. :aller { $number } suivi d'un de ces numéros mène à l'une d'elles :
plain-matrix = Le tableau a { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}, une par critère, et { $options ->
    [one] { $options } option
   *[other] { $options } options
}.
plain-row-weighted = { $number }. { $name }, compte { $when }, pèse { $share } sur 100
plain-row-unweighted = { $number }. { $name }, compte { $when }, pas encore de poids
plain-row-sealed = { $number }. { $name }, compte { $when }, poids scellé
plain-row-left-out = { $number }. { $name }, hors de la liste
plain-cell-of-person = { $person }, { $rating }
plain-cell-sealed = scellé
plain-export-file = fichier (Entrée : à côté de la délibération)
plain-export-which = Un rapport peut être : { $formats }.
plain-export-taken = { $what } r le remplace, Entrée le garde.
plain-export-left = Rien n'a été écrit.
plain-compare-how = :comparer suivi d'un jour, par exemple 15 mars, il y a 2 semaines ou { $pattern }, dit ce qui a changé depuis ce jour. :comparer suivi du chemin d'un autre fichier dit ce qui diffère de ce fichier.
plain-nothing-decided = Il n'y a encore aucune décision ici.
plain-new-round-started = Un nouveau tour commence. La décision d'avant reste dans le fichier.
plain-keep-or-new-round = Entrée garde la décision. La lettre r commence un nouveau tour.
plain-review-due = Le jour du bilan de ce choix est arrivé. :verdict mène plutôt au verdict.
plain-taken-over = Vous ne pouvez pas continuer ici : { $why }. Toutes les réponses données ici sont enregistrées dans le fichier. Rien d'autre n'est demandé ici, pour qu'aucune réponse ne se perde. Continuez là-bas, ou fermez-le là-bas et ouvrez-le de nouveau ici.
plain-position = Vous êtes à l'étape { $number } sur 10, { $step }.
plain-position-question = La question : { $question }
plain-current-answers = Vos réponses jusqu'ici :
plain-named-value = { $field } : { $now }
plain-commands-here = Des mots que vous pouvez taper ici :
plain-help-text = Tapez votre réponse, puis Entrée. Entrée seule garde la réponse actuelle. Un simple trait d'union vide la réponse.
plain-help-account = Les questions sont la plateforme et ce que le compte a apporté. La seconde peut rester ouverte. Entrée seule garde la réponse actuelle. Un simple trait d'union vide la réponse.
plain-help-choice = Tapez le numéro de votre réponse, puis Entrée. Entrée seule garde la réponse actuelle, ou laisse la question ouverte.
plain-help-scale = Tapez un nombre entier, puis Entrée. Entrée seule garde la réponse actuelle, ou laisse la question ouverte.
plain-help-options = Un numéro met cette ligne sur la liste, ou l'en retire. Un texte ajoute une option à vous. 2 = Nouveau nom renomme la ligne 2. Entrée seule passe à la suite.
plain-help-criteria = Un numéro met cette ligne sur la liste, ou l'en retire. Un texte ajoute un critère à vous. 2 = Nouveau nom renomme la ligne 2. 2 = maintenant, 2 = plus tard et 2 = toujours disent quand la ligne 2 compte. Entrée seule passe à la suite.
plain-help-people = Un texte est le nom suivant. 2 = Nouveau nom change le nom de la ligne 2. 2 = personne, 2 = employeur et 2 = accompagnement disent quel est le rôle de la ligne 2; les réponses de la personne qui accompagne ne comptent pas. 2 = - retire la personne de la ligne 2 avec ses réponses. Entrée seule passe à la suite.
plain-help-order = Tapez les numéros, ce qui compte le plus d'abord, par exemple 3 1 2. Un signe égal en met deux à égalité, par exemple 3 1=2. À la fin, il met le reste à égalité, par exemple 3 =. Un critère que vous laissez n'a pas de rang, et il en faut un pour le verdict. Entrée seule garde la réponse actuelle, ou laisse la question ouverte.
plain-help-points = Tapez un nombre pour chacun. Deux fois plus de points compte deux fois plus. Entrée seule garde la réponse actuelle.
plain-help-swings = Tapez d'abord le numéro du critère que vous amélioreriez en premier. Celui-là vaut 100. Pour chacun des autres, tapez de 0 à 100 ce que vaut son amélioration. Entrée seule garde la réponse actuelle, ou arrête.
plain-help-pairs = Tapez 1 ou 2 pour ce qui compte le plus, puis combien de fois plus, par exemple 1 3. 3 est un peu plus, 5 nettement plus, 7 beaucoup plus, 9 énormément plus. Un signe égal dit que les deux comptent autant. Entrée seule arrête.
plain-help-ratings = Tapez un nombre de moins 5, un contre décisif, à plus 5, un pour décisif. La lettre d dit « je ne sais pas ». 0..3 dit que l'évaluation est entre 0 et 3. 2 0..3 ajoute que 2 est votre meilleure estimation. Les mots fait, estimation ou impression, placés après, disent sur quoi l'évaluation repose. Un dièse commence une remarque. La lettre x efface l'évaluation. Entrée seule garde la réponse actuelle.
plain-help-steps = Tapez ce que vous ferez, puis pour quand. Un numéro retient une action proposée, ou change une des vôtres. Entrée seule termine la liste.
plain-help-signs = Tapez un signe, puis ce que vous ferez, puis quand vous vérifierez. Un numéro change un signe. Entrée seule termine la liste.
plain-help-no-answer = Il n'y a rien à répondre ici. Entrée seule passe à la suite.
plain-help-commands = Ces mots servent à chaque question. Vous pouvez taper seulement leur début, et les mots anglais servent aussi.
plain-help-short = Un point d'interrogation explique où vous en êtes. Ctrl+D enregistre et quitte.
plain-command-repeat = { $word } repose la question.
plain-command-back = { $word } revient à la question d'avant.
plain-command-undo = { $word } annule votre dernière réponse.
plain-command-redo = { $word } la refait.
plain-command-go-to = { $word } donne les dix étapes, et { $word } 7 ou { $word } poids mène à l'une d'elles.
plain-command-verdict = { $word } lit le verdict, dès qu'il y a assez de réponses.
plain-command-matrix = { $word } lit tout le tableau ligne par ligne, { $word } 2 la ligne 2 seulement.
plain-command-compare = { $word } dit ce qui a changé depuis une visite ou depuis la décision, ou ce qui diffère entre deux personnes. Suivi d'un jour ou d'un fichier, il compare avec ce jour ou avec ce fichier.
plain-command-history = { $word } dit ce que vous avez changé, et quelles versions ont été gardées.
plain-command-other-facts = { $word } demande l'identifiant d'un compte, ses abonnés et depuis quand il existe.
plain-command-note = { $word } garde une remarque sur ce que vous êtes en train d'évaluer.
plain-command-range = { $word } évalue avec le nombre le plus bas et le plus haut, quand un nombre ne suffit pas.
plain-command-next-weighting-method = { $word } montre une autre façon de peser : par ordre, points, écarts ou paires. Si vous y répondez, cette façon est utilisée.
plain-command-use-weighting-method = { $word } utilise la façon que :autre montre.
plain-command-review = { $word } fait le bilan de ce qui a été décidé.
plain-command-new-round = { $word } commence un nouveau tour après une décision.
plain-command-language = { $word } passe à la langue suivante, { $word } fr au français, { $word } en à l'anglais.
plain-command-export = { $word } écrit un rapport; { $word } html choisit le format, { $word } html FICHIER le fichier aussi.
plain-command-manual = { $word } donne les pages du manuel, { $word } glossaire en lit une.
plain-command-help = { $word } donne tous les mots.
plain-command-quit = { $word } enregistre et quitte.
plain-library = { $count ->
    [one] Il y a { $count } délibération
   *[other] Il y a { $count } délibérations
}, { $due ->
    [0] aucune à échéance.
    [one] dont 1 à échéance.
   *[other] dont { $due } à échéance.
}
plain-library-empty = Il n'y a pas encore de délibération ici. Dix étapes mènent à une phrase que vous pouvez défendre.
plain-library-prompt = numéro à ouvrir, texte à chercher, n pour une nouvelle, ou Entrée pour quitter
plain-library-more = numéro à ouvrir, texte à chercher, n pour une nouvelle, ou Entrée pour la suite
plain-library-lines-left = { $count ->
    [one] Il reste { $count } ligne.
   *[other] Il reste { $count } lignes.
}
plain-library-found = { $count ->
    [one] { $count } ligne contient « { $text } ».
   *[other] { $count } lignes contiennent « { $text } ».
}
plain-library-no-match = Rien ici ne contient « { $text } » dans son titre, le nom de la personne ou ses mots-clés.
plain-library-no-text-match = Aucun texte ici ne contient « { $text } ».
plain-library-archived-count = { $count ->
    [one] 1 est rangée. :ranger la lit aussi.
   *[other] { $count } sont rangées. :ranger les lit aussi.
}
plain-archived = { $title } est rangée. « :ranger { $number } » la ressort.
plain-command-repeat-library = { $word } relit le tout.
plain-command-clients = { $word } trie la liste par personne accompagnée, ou de nouveau par date.
plain-command-find = { $word } et quelques mots donne les délibérations dont un texte contient ces mots.
plain-command-archive = { $word } et un numéro range cette ligne, ou la ressort. Sans numéro, il montre ou cache ce qui est rangé.
plain-command-leave = { $word } quitte.
plain-template-prompt = De quoi s'agit-il?
plain-library-copy = { $title } : { $copy }
plain-help-library = Tapez le numéro d'une ligne pour l'ouvrir. Tapez une partie d'un titre, d'un nom ou d'un mot-clé pour n'entendre que ces lignes; leurs numéros restent. La lettre n en commence une nouvelle. Entrée seule quitte.
plain-one-person = Une seule personne décide ici : il n'y a personne à qui la comparer.
plain-command-people = { $word } dit quelle option est en tête pour qui, où vous pourriez vous entendre, et où vos évaluations s'écartent le plus.
# Les noms des commandes, sans le deux-points. Chacun est un seul mot, et aucun n'est le début d'un autre.
plain-name-again = encore
plain-name-back = retour
plain-name-undo = annuler
plain-name-redo = refaire
plain-name-go = aller
plain-name-verdict = verdict
plain-name-matrix = tableau
plain-name-compare = comparer
plain-name-people = personnes
plain-name-history = historique
plain-name-note = note
plain-name-range = fourchette
plain-name-other = autre
plain-name-keep = garder
plain-name-facts = faits
plain-name-review = bilan
plain-name-round = tour
plain-name-export = exporter
plain-name-language = langue
plain-name-manual = manuel
plain-name-help = aide
plain-name-quit = quitter
plain-name-clients = clients
plain-name-find = chercher
plain-name-archive = ranger
# Les mots pour les signes, que les lecteurs d'écran sautent ou nomment mal.
plain-sign-plus = plus
plain-sign-minus = moins
plain-sign-becomes = devient
plain-sign-times = fois
plain-sign-to = à
plain-sign-about = environ
# La lettre pour oui.
plain-letter-yes = o
