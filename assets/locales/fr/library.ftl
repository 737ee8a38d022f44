# La bibliothèque et la fiche.
library-due-today = { $what ->
    [decision] à décider aujourd'hui
    [step] action prévue aujourd'hui
    [tripwire] signe d'alerte à vérifier aujourd'hui
   *[review] bilan aujourd'hui
}
library-due-late = { $what ->
    [decision] { $days ->
        [one] à décider depuis hier
       *[other] à décider depuis { $days } jours
    }
    [step] { $days ->
        [one] action en retard depuis hier
       *[other] action en retard de { $days } jours
    }
    [tripwire] { $days ->
        [one] signe d'alerte à vérifier depuis hier
       *[other] signe d'alerte à vérifier depuis { $days } jours
    }
   *[review] { $days ->
        [one] bilan en retard depuis hier
       *[other] bilan en retard de { $days } jours
    }
}
library-due-since = { $what ->
    [decision] à décider depuis le
    [step] action en retard depuis le
    [tripwire] signe à vérifier depuis le
   *[review] bilan en retard depuis le
} { $day }
library-due-on = { $what ->
    [decision] à décider d'ici le
    [step] action prévue le
    [tripwire] signe à vérifier le
   *[review] bilan le
} { $day }
library-due-more = { $due }, { $count } de plus
library-stage-rating = { $left ->
    [0] évaluations
    [1] évaluations, reste 1
   *[other] évaluations, reste { $left }
}
library-stage-waiting = { $people ->
    [one] on attend 1 personne
   *[other] on attend { $people } personnes
}
library-stage-all-answered = tout le monde a répondu
library-stage-ready = verdict prêt
library-stage-decided = décision : { $option }
library-count = { $count ->
    [one] { $count } délibération
   *[other] { $count } délibérations
}
library-search = chercher un titre, une personne, un mot-clé
library-nothing-found = Rien trouvé. Échap montre tout.
library-no-match = Aucun titre, aucune personne, aucun mot-clé ne correspond. Entrée cherche dans les textes, Échap montre tout.
library-loading = Lecture…
library-section-unsaved = À reprendre
library-section-due = Échéances
library-section-recent = Récentes
library-section-unreadable = Illisibles
library-section-no-client = Sans personne accompagnée
library-last-met = dernière rencontre : { $day }
library-started-on = depuis le { $day }
library-archived-mark = rangée
library-archived-count = { $count ->
    [one] 1 est rangée; A la montre.
   *[other] { $count } sont rangées; A les montre.
}
library-archived = { $title } est rangée. u la ressort.
library-unarchived = { $title } n'est plus rangée.
library-renamed = Le titre est maintenant « { $title } ». u l'annule.
library-title-restored = Le titre est de nouveau « { $title } ».
library-client-assigned = La personne accompagnée est maintenant { $client }. u l'annule.
library-client-removed = La délibération n'a plus de personne accompagnée. u l'annule.
library-client-restored = La personne accompagnée est de nouveau { $client }.
library-client-none-again = La délibération est de nouveau sans personne accompagnée.
library-dated-event = { $day } : { $what }
library-visit-short = une courte visite
library-visit-minutes = { $minutes } min
library-visit-agreed = { $long }, ce qui a été convenu : { $text }
library-search-progress = { $read } lues sur { $count }, { $found } retenues
library-search-done = { $count } lues, { $found } retenues
library-search-nothing = Rien dans les textes des { $count } délibérations lues. Échap revient.
library-copy-title = { $title } (copie)
library-copy-prompt = Une copie de « { $title } » avec :
library-copy-method = la méthode seulement : critères, mots, options et conditions. Les noms sont remplacés, et elle n'a pas de personne accompagnée.
library-copy-for-client = tout, aussi pour { $client } : réponses, notes, rencontres et décisions
library-copy-everything = tout : réponses, notes, rencontres et décisions
library-copied-method = La copie n'a que la méthode. e la renomme, E indique la personne accompagnée.
library-copied-everything = La copie a tout. e la renomme.
library-welcome-1 = Dix étapes mènent de votre question à une phrase : l'option en tête, et ce qui changerait ce résultat.
library-welcome-2 = Le programme n'évalue rien à votre place, et ne classe rien tant qu'il manque une réponse qui compte.
library-welcome-3 = Chaque délibération est un fichier qui vous appartient; vous pouvez vous arrêter à tout moment et revenir.
library-trashed = { $name } est dans la corbeille. u le restaure.
library-restored = Le fichier est restauré.
library-failed = Cela n'a pas pu se faire : { $reason }
library-card-choice = Votre choix du { $day } : { $option }.
library-card-because = Pourquoi : { $text }
library-card-expects = Ce que vous en attendez : { $text }
library-card-premortem = Ce qui pourrait mal tourner : { $text }
library-card-lift = Ce qui renforcerait l'engagement : { $text }
library-card-confidence = Votre certitude : { $percent } %.
library-card-commitment = Votre engagement : { $ten } sur 10.
library-card-steps = { $done ->
    [0] 0 action faite sur { $count }
    [1] 1 action faite sur { $count }
   *[other] { $done } actions faites sur { $count }
}
library-card-signs = Signes d'alerte
library-card-sign-due = Avez-vous vu ce signe d'alerte? « { $sign } »
library-card-decide-by = Date limite de la décision : { $day }.
library-card-verdict = Le verdict d'aujourd'hui : { $verdict }
library-copy-conflict = l'une des deux versions, gardée quand les deux côtés avaient modifié le fichier
library-copy-failed-save = ce qui n'a pas pu être enregistré dans le fichier
library-copy-other-program = une copie gardée par { $program }
library-copy-sync-program = une copie gardée par un programme de synchronisation
library-copy-duplicate = un double du fichier
library-copy-dated = { $copy }, { $day }
library-card-review = Bilan prévu le { $day }.
library-unreadable = { $fault }. « pesee check » montre tout ce qui ne va pas.
library-unreadable-folder = { $fault }.
library-card-due = Le moment est venu de faire le bilan de ce choix.
library-encrypted = chiffré
