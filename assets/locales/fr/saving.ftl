# L'enregistrement, ce que d'autres ont fait entre-temps, et la copie de secours.
saving-conflict = Quelqu'un d'autre a modifié ce fichier, et les deux versions ne peuvent pas être fusionnées. La vôtre est gardée à côté, sous { $name }.
saving-refused = Non enregistré : { $reason }. Votre travail est gardé à côté du fichier, sous { $name }, et le programme réessaie.
saving-failed = Non enregistré : { $reason }. Votre travail reste en mémoire, et le programme réessaie.
saving-failed-kept = Non enregistré : { $reason }. Il y a une copie de secours, et le programme réessaie.
saving-read-back-differs = le disque ne rend pas ce qui a été écrit
saving-too-long = le texte dépasse 64 Kio
saving-file-full = La réponse n'est pas acceptée : le fichier est plein. Une délibération fait au plus { $most } Kio. Abrégez ou retirez d'abord un texte.
saving-file-too-complex = La réponse n'est pas acceptée : le fichier a autant d'éléments que le programme peut en relire. Retirez d'abord des éléments, ou commencez une autre délibération.
saving-text-too-long = La réponse n'est pas acceptée : un texte fait au plus { $most } Kio. Abrégez le texte.
saving-too-many-entries = La réponse n'est pas acceptée : cette liste a au plus { $most } éléments. Retirez-en d'abord un.
saving-place-removed = La réponse n'est pas acceptée : ce à quoi elle se rapporte a été retiré entre-temps. Copiez ou effacez votre texte, qui est encore dans le champ.
saving-no-answer = le disque ne répond pas
saving-disk-stalled = Le disque ne répond pas. Vous pouvez attendre ou quitter le programme.
saving-disk-stalled-kept = Le disque ne répond pas. Votre travail est dans une copie de secours. Vous pouvez continuer ou quitter : la copie vous sera proposée à la prochaine ouverture de ce fichier.
saving-disk-stalled-unsaved = Le disque ne répond pas, et il n'y a pas de copie de secours. Votre travail est seulement en mémoire. Attendez avant de quitter, ou copiez ce dont vous avez besoin.
saving-disk-stalled-lines = Le disque ne répond pas. Attendez, ou quittez avec Ctrl+C.
saving-disk-answers = Le disque répond de nouveau.
saving-report-too-large = le rapport serait trop grand pour être ouvert par d'autres programmes. Abrégez les longs noms, ou choisissez un autre format, par exemple csv
saving-folder-missing = le dossier du fichier est introuvable, ou son disque n'est pas branché
saving-folder-replaced = un autre dossier a remplacé le dossier du fichier
saving-file-changing = un autre programme est en train d'écrire le fichier
saving-name-taken = un fichier que ce programme n'a pas écrit porte ce nom
saving-report-changed = le rapport qui est là a été changé après que le programme l'a écrit, ou le programme ne le connaît pas; déplacez-le ou nommez un autre fichier
saving-report-exists = le rapport précédent de cette délibération porte ce nom
saving-report-in-format = c'est un rapport de la même délibération dans un autre format ({ $format }); nommez un autre fichier, ou déplacez ce rapport
saving-folder-unsearched = Le dossier { $path } n'a pas été parcouru jusqu'au bout, parce qu'il a trop de fichiers ou de niveaux, ou qu'il est illisible. Cherchez-y les copies en clair de ce fichier, et supprimez-les.
saving-report-of-other = c'est le rapport d'une autre délibération, { $file }; nommez un autre fichier, ou déplacez ce rapport
saving-report-of-unknown = c'est le rapport d'une autre délibération; nommez un autre fichier, ou déplacez ce rapport
saving-calendar-of-several = c'est le calendrier de plusieurs délibérations; nommez un autre fichier, ou déplacez ce calendrier
saving-is-folder = c'est un dossier
saving-is-deliberation = une délibération porte ce nom, et rien ne peut la remplacer
saving-extension-reserved = un nom qui finit par .toml ou .age est réservé à une délibération
saving-own-file = cet endroit ou ce nom est réservé aux fichiers du programme
saving-larger-than-exports = un fichier plus gros que tout ce que ce programme écrit porte ce nom
saving-log-is-link = c'est un lien symbolique, et un journal s'écrit seulement dans le fichier lui-même
saving-log-has-second-name = ce journal a un second nom (un lien physique), et ce qui s'ajoute ici paraîtrait sous les deux noms
saving-reason-read-only = le fichier est protégé en écriture
saving-reason-foreign-owner = le fichier appartient à quelqu'un d'autre
saving-reason-hard-link = le fichier a un second nom (un lien physique), et un enregistrement romprait ce lien
saving-reason-other-recipients = le fichier est aussi chiffré pour d'autres clés, et un enregistrement d'ici exclurait ces personnes
saving-reason-folder = le programme ne peut pas écrire dans son dossier
saving-reason-open-elsewhere = le fichier est ouvert ailleurs
saving-reason-open-elsewhere-since = le fichier est ouvert ailleurs, depuis { $time }
saving-read-only = Vous pouvez seulement lire ce fichier : { $why }. S enregistre une copie que vous pourrez modifier.
saving-read-only-open-elsewhere = Vous pouvez seulement lire ce fichier : { $why }. T le reprend ici, S enregistre une copie.
saving-taken-over = Ce fichier a été repris ailleurs. Votre travail est enregistré. T le reprend ici, S enregistre une copie.
saving-taken-over-unsaved = Ce fichier a été repris ailleurs. Votre dernier changement est en cours d'enregistrement. T le reprend ici, S enregistre une copie.
saving-taken-over-draft = Ce fichier a été repris ailleurs. Ce que vous écrivez va dans une copie de secours, pas dans le fichier. Échap ferme le champ. Ensuite, T reprend le fichier ici, S enregistre une copie.
saving-draft-put-aside = Vous pouvez seulement lire ce fichier. Ce que vous avez écrit va dans une copie de secours, et revient après T ou S. T reprend le fichier ici, S enregistre une copie.
saving-external-change = Quelqu'un d'autre a modifié ce fichier; il a été relu.
saving-external-change-read = Quelqu'un d'autre a modifié ce fichier; il a été relu. { $changes }
saving-external-change-merged = Quelqu'un d'autre a modifié ce fichier. Ses changements et les vôtres y sont maintenant. { $changes }
saving-external-change-unreadable = Quelqu'un d'autre a modifié ce fichier, et il est illisible pour l'instant : { $fault }. Votre travail est gardé à côté.
saving-external-change-removed = Le fichier n'est plus à sa place. Votre prochain changement l'écrira de nouveau.
saving-removed-save-copy = Le fichier n'est plus à sa place, et il est impossible de l'y écrire de nouveau. S enregistre une copie.
saving-removed-for-good = Le fichier n'est plus à sa place, et il est impossible de l'y écrire de nouveau. Ce que vous changez va dans une copie de secours.
saving-folder-gone = Rien ne peut être enregistré pour l'instant : { $reason }. Votre travail va dans une copie de secours.
saving-state-folder = rien ne peut être écrit dans le dossier { $folder } ({ $reason })
saving-state-folder-is-file = { $folder }, où le programme garde le travail inachevé, est un fichier et non un dossier
saving-draft-not-kept = Ce que vous écrivez ne peut être gardé sur le disque avant d'être validé : { $reason }.
saving-conflicts = Quelqu'un d'autre et vous avez changé la même chose. Votre version reste, et l'autre est gardée sous { $name }. { $changes }
saving-merge-too-large = Quelqu'un d'autre a modifié ce fichier, et les deux versions ensemble dépassent ce qu'un fichier peut contenir. La vôtre reste, et l'autre est gardée sous { $name }. Reprenez-en ce qu'il vous faut, après avoir abrégé des textes.
saving-merge-refused = Quelqu'un d'autre a modifié ce fichier, et les deux versions ne peuvent pas être fusionnées. La vôtre reste, et l'autre est gardée sous { $name }. Reprenez-en ce qu'il vous faut.
saving-step-too-large = Rien n'a été annulé ni refait : le fichier serait plus grand que ce que le programme peut lire. Abrégez d'abord un texte ou retirez des éléments.
saving-recovery = Du travail qui n'est pas dans ce fichier ({ $when }) :
saving-recovery-of = Du travail qui n'est pas dans ce fichier, écrit par { $people } ({ $when }) :
saving-recovery-draft = Texte inachevé : « { $text } »
saving-recovery-draft-of = { $count ->
    [one] Texte inachevé écrit par { $person }, { $count } caractère
   *[other] Texte inachevé écrit par { $person }, { $count } caractères
}
saving-recovery-note = { $count ->
    [0] Une note privée, retirée
    [one] Une note privée, { $count } caractère
   *[other] Une note privée, { $count } caractères
}
saving-recovery-note-on = { $count ->
    [0] Une note privée sur « { $criterion } », retirée
    [one] Une note privée sur « { $criterion } », { $count } caractère
   *[other] Une note privée sur « { $criterion } », { $count } caractères
}
saving-recovery-text = { $name } : « { $text } »
saving-recovery-sealed = Les réponses scellées ne sont pas montrées ici.
saving-recovery-private = Les textes privés ne sont pas montrés ici. Ils sont gardés, et vous seront proposés quand ils pourront être montrés.
saving-copy-damaged = Une copie de secours de ce fichier ne peut pas être lue. Elle est gardée dans { $path }; ouvrez-la dans un éditeur pour voir ce qu'elle contient.
saving-recovery-keys = Entrée garder   x jeter   Échap plus tard
saving-recovered = Le travail non enregistré est de retour, et sera enregistré.
saving-work-waits = { $count ->
    [one] Le travail non enregistré écrit par { $people } ({ $when }) est gardé jusqu'à son tour.
   *[other] Le travail non enregistré écrit par { $people } ({ $when }) est gardé jusqu'au tour de chaque personne.
}
saving-work-offered-again = Le travail non enregistré écrit par { $people } ({ $when }) est gardé, et sera proposé de nouveau à la prochaine ouverture de ce fichier.
saving-work-way = Pour prendre le clavier : { $verdict }, puis { $correct }, puis le nom.
saving-work-way-here = { $person } prend le clavier avec { $key }.
saving-work-way-back = { $person } prend le clavier avec { $back }, puis { $key }.
saving-work-way-lines = Pour prendre le clavier : { $verdict }, puis c, puis le numéro du nom.
saving-never-saved = Ce travail n'avait jamais atteint son fichier. Il est de retour, et sera enregistré.
saving-new-not-kept = La nouvelle délibération n'a encore aucune réponse : elle n'est pas gardée, et il n'y a pas de fichier.
saving-draft-restored = Voici ce que vous étiez en train d'écrire.
saving-discarded = Le travail non enregistré est dans la corbeille.
saving-discard-kept = L'autre travail qui attend ne peut pas être gardé sans cette partie : tout est donc gardé, et sera proposé de nouveau à la prochaine ouverture de ce fichier.
saving-discard-texts = Les textes inachevés sont dans la corbeille. L'autre travail qui attend ne peut pas être gardé sans le reste : le reste est donc gardé, et sera proposé de nouveau à la prochaine ouverture de ce fichier.
saving-draft-choose = { $draft }. Le montrer à { $person } maintenant? Sinon, il est gardé, et sera proposé de nouveau à la prochaine ouverture de ce fichier.
saving-draft-of = Le texte inachevé écrit par { $person }.
saving-recovery-show = montrer les textes privés
saving-recovery-show-of = montrer les textes inachevés écrits par { $person }
saving-recovery-keep = garder
saving-recovery-discard = jeter
saving-panic = Le programme s'est arrêté à cause d'une erreur ({ $message }, { $place }, pesee { $version }, { $platform }).
saving-panic-nothing-lost = Toutes vos réponses étaient enregistrées.
saving-panic-rescued = Votre travail non enregistré est gardé dans { $path }, et vous sera proposé à la prochaine ouverture du fichier.
saving-panic-not-rescued = Votre travail non enregistré n'a pas pu être gardé : { $reason }.
saving-recovered-lines = Le travail non enregistré est de retour, et sera enregistré avec la prochaine réponse.
saving-copied = Enregistré sous { $path }. Vous continuez dans cette copie.
saving-draft-waits = Votre ligne inachevée est gardée pour le plein écran : pesee { $path }
saving-draft-of-waits = Le texte inachevé écrit par { $person } est gardé pour le plein écran : pesee { $path }
saving-copy-in-progress = Un instant : une copie est en cours.
