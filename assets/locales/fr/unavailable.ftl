# Pourquoi une touche ne fait rien maintenant, et ce qu'il faut faire.
unavailable-no-change = C'est déjà la réponse : rien ne change.
unavailable-here = Cette touche ne fait rien à cet endroit.
unavailable-handed-over = Le clavier est confié : cette touche est réservée à la personne qui accompagne. F7 reprend le clavier.
unavailable-close-first = Cette touche agit sur l'écran du dessous. Échap ferme d'abord ceci.
unavailable-help-here = Vous lisez l'aide. Échap la ferme.
unavailable-no-deliberation = Ouvrez d'abord une délibération : Entrée ouvre celle qui est sélectionnée.
unavailable-no-row = Sélectionnez d'abord une délibération lisible.
unavailable-private-notes = Les notes privées sont cachées pendant que d'autres regardent. F6 met fin à la présentation.
unavailable-forget = Cette délibération n'est pas chiffrée : il n'y a pas de phrase de passe à oublier.
unavailable-not-saved = Le fichier n'existe pas encore. Il pourra être chiffré dès qu'il sera enregistré.
unavailable-copy-text = Rien n'est sélectionné. Maj et une flèche sélectionnent.
unavailable-editor-sealed = Un texte chiffré ne va pas dans l'éditeur, car l'éditeur aurait besoin d'un fichier lisible par tous.
unavailable-editor-line = L'éditeur sert aux réponses de plusieurs lignes. Ici, il y a une seule ligne.
unavailable-line-break = Ce texte n'a qu'une ligne.
unavailable-complete = Il n'y a pas de nom à compléter ici.
unavailable-client-page = La délibération sélectionnée n'a pas de personne accompagnée. E en choisit une.
unavailable-no-client = Aucune délibération n'a de personne accompagnée. E en choisit une.
unavailable-nothing-archived = Aucune délibération n'est rangée. a range celle qui est sélectionnée.
unavailable-library-empty = Il n'y a pas encore de délibération. Entrée en commence une, q quitte.
unavailable-nothing-to-leave = Toutes les délibérations sont montrées. q quitte.
unavailable-nothing-to-open = Il n'y a rien à ouvrir sur cette ligne.
unavailable-one-person = Une seule personne décide ici : il n'y a rien à comparer. L'étape 1 demande qui décide.
unavailable-sealed = Les réponses sont scellées. Elles seront comparées quand elles seront toutes ouvertes à la fois.
unavailable-people-before-verdict = Les réponses sont comparées quand il y a un verdict. v dit ce qui manque.
unavailable-verdict-here = Vous êtes au verdict.
unavailable-no-verdict = Il n'y a pas encore de verdict à copier.
unavailable-no-text = Il n'y a pas de texte à écrire ici.
unavailable-facts = Il n'y a pas d'autres faits à demander ici.
unavailable-keep-lens = L'horizon est là où il est enregistré. ←→ le déplacent, puis Espace le garde.
unavailable-balance = Les deux balances sont déjà à l'écran.
unavailable-correct = Ces réponses ne sont pas scellées. Échap mène aux étapes, où chaque réponse peut être changée.
unavailable-method-in-use = Cette façon de peser est déjà utilisée. w montre les autres.
unavailable-contradiction = Aucune réponse n'en contredit une autre.
unavailable-no-answer-selected = Aucune réponse n'est sélectionnée. ↑↓ en sélectionnent une.
unavailable-answer-number = { $count ->
    [one] Il n'y a que { $count } réponse.
   *[other] Il n'y a que { $count } réponses.
}
unavailable-picked = Ce critère a déjà sa place. Maj+↑↓ le déplacent.
unavailable-no-rank = Ce critère n'a pas encore de place. Espace lui donne la suivante.
unavailable-tie-of-first = Ce critère est le premier. = met un critère à égalité avec celui d'au-dessus.
unavailable-first = C'est déjà le premier.
unavailable-last = C'est déjà le dernier.
unavailable-last-cell = C'est la dernière évaluation. v montre le verdict.
unavailable-clear = Il n'y a pas de réponse à effacer ici.
unavailable-clear-rank = Une place dans l'ordre se change, mais ne s'efface pas. Entrée la change.
unavailable-basis = Donnez d'abord une évaluation, puis dites sur quoi elle repose.
unavailable-weight-here = Le curseur est déjà sur le poids.
unavailable-on-weight = Le curseur est sur un poids. → mène aux options.
unavailable-list-empty = La liste est vide. a y ajoute quelque chose.
unavailable-option-not-taken = Cette option n'est pas retenue. Espace la retient d'abord.
unavailable-no-account = Il n'y a pas de compte dont cette option pourrait décider. L'étape 2 demande les comptes.
unavailable-no-other-row = Il n'y a rien d'autre ici à sélectionner ni à faire défiler.
unavailable-in-list = Cette touche agit dans la liste de la bibliothèque. Échap y mène.
unavailable-export-row = ←→ changent la forme et les noms du rapport. ↑ y mène.
unavailable-no-action-found = Aucune action n'a ce nom : il n'y a rien à faire. Échap ferme.
unavailable-first-question = C'est la première question. Échap mène aux étapes.
