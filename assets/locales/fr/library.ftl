# La bibliothèque et la fiche.
library-due-today = à relire aujourd'hui
library-due-late = { $days ->
    [one] à relire depuis hier
   *[other] à relire depuis { $days } jours
}
library-due-on = à relire le { $day }
library-stage-rating = { $left ->
    [0] notes
    [1] notes, reste 1
   *[other] notes, reste { $left }
}
library-stage-ready = verdict prêt
library-stage-decided = décision : { $option }
library-saved-conflict = Quelqu'un d'autre a modifié ce fichier. Le vôtre est gardé à côté, sous { $name }.
library-saved-failed = Non enregistré : { $reason }. Tout reste en mémoire, et on réessaie.
