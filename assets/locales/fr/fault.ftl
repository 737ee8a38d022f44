# Ce qui ne va pas dans un fichier, et ce qui y est permis.
fault-line = ligne { $line } : { $sentence }
fault-syntax = ce n'est pas du TOML : { $reason }
fault-not-utf8 = le fichier n'est pas du texte UTF-8
fault-too-large = le fichier fait { $bytes } Kio; une délibération en fait au plus { $most } : il faut l'abréger
fault-too-dense = le fichier a { $count } points, crochets, virgules et signes égal; on en lit jusqu'à { $most }
fault-no-format = il n'y a pas « format = 1 » en tête : ce n'est pas une délibération
fault-newer = ce fichier est au format { $format }; pesée { $version } lit le format 1. Une version plus récente le lit; le fichier reste tel quel
fault-missing = « { $path } » doit être là
fault-unfit = « { $path } » doit être { $allowed }
fault-disorder = « { $path } » demande low ≤ value ≤ high
fault-bad-id = l'identifiant à « { $path } » doit avoir de 1 à 64 signes parmi a–z, 0–9 et -
fault-twice = « { $name } » est là deux fois parmi « { $list } »
fault-too-long = le texte à « { $path } » dépasse 64 Kio
fault-dangling = aucun « { $list } » ne porte l'identifiant « { $id } »
fault-dangling-person = aucun participant ne porte l'identifiant « { $id } »; sans participants, la seule personne est « me »
fault-circle = « { $account } » est fusionné dans lui-même, ou en rond
fault-self-pair = « { $criterion } » est comparé à lui-même
fault-mirrored = « { $a } » et « { $b } » sont comparés deux fois, une fois dans chaque sens
fault-no-decision = la relecture ne nomme le « at » d'aucune décision
fault-too-many = « { $list } » a plus de { $most } entrées
fault-more = { $count ->
    [one] une autre erreur
   *[other] { $count } autres erreurs
}
fault-not-there = ce fichier n'existe pas; « pesee list » montre ceux qui existent
fault-leads-nowhere = ce lien ne mène à aucun fichier; dirigez-le vers un fichier, ou retirez-le
fault-not-plain = c'est un dossier, un tube ou un périphérique; une délibération est un fichier ordinaire
fault-forbidden = vous n'avez pas le droit de lire ce fichier; voyez ses permissions, ou son propriétaire
fault-unreadable = lecture impossible : { $reason }. Réglez cela, puis réessayez
fault-kind-text = un texte
fault-kind-zero-or-more = un nombre, 0 ou plus
fault-kind-above-zero = un nombre plus grand que 0
fault-kind-number = un nombre
fault-kind-between = un nombre de { $least } à { $most }
fault-kind-one = 1
fault-kind-whole-from = un nombre entier à partir de { $least }
fault-kind-whole = un nombre entier de { $least } à { $most }
fault-kind-flag = true ou false
fault-kind-date = une date comme 2026-11-22
fault-kind-moment = une date et une heure avec leur décalage, comme 2026-11-22T09:00:00-05:00
fault-kind-word = l'un de { $words }
fault-kind-id = un identifiant de 1 à 64 signes parmi a–z, 0–9 et -
fault-kind-ids = une liste d'identifiants
fault-kind-texts = une liste de textes
fault-kind-scores = une table d'option à nombre
fault-kind-fate = "keep", "pause", "park", "open", "close", "hand-over" ou { "{" } merge = "compte" { "}" }
fault-kind-rating = un nombre de −5 à 5, ou { "{" } value, low, high { "}" } entre −5 et 5 avec une valeur ou les deux bouts
fault-kind-any = un texte, un nombre, une date, true ou false, ou une note
fault-kind-table = une table
fault-kind-tables = une liste de tables
fault-must-be = Il faut { $allowed }.
fault-must-be-day = Il faut une année, un mois ou un jour : 2013, 2013-05, 2013-05-01.
fault-sealed-passphrase = il est chiffré par une phrase de passe. Un terminal vous la demande; un script la donne par --passphrase-fd
fault-sealed-key = il est chiffré pour une clé. Nommez le fichier de cette clé par --identity
fault-sealed-wrong = cette phrase de passe ne l'ouvre pas
fault-sealed-wrong-key = aucune clé de ce fichier ne l'ouvre
fault-sealed-slow = il est chiffré avec un facteur de travail de { $work }; au-delà de 18, c'est refusé. age lui-même peut l'ouvrir
fault-sealed-damaged = il est tronqué ou a été modifié depuis qu'il est chiffré, et rien n'en est lu. Reprenez-en une copie antérieure
fault-sealed-key-locked = cette clé a sa propre phrase de passe, qu'age peut demander : age -d -i CLÉ FICHIER
fault-sealed-no-key = ce fichier ne contient aucune clé utilisable : une clé age (AGE-SECRET-KEY-1…), ou une clé SSH si pesée est compilé avec --features ssh
fault-sealed-recipient = « { $key } » n'est pas une clé publique : elle commence par age1 ou, si pesée est compilé avec --features ssh, par ssh-ed25519 ou ssh-rsa
fault-sealed-ssh-recipient = « { $key } » est une clé SSH, et ce programme est compilé sans clés SSH. Utilisez une clé age (age1…), ou compilez pesée avec --features ssh
fault-sealed-ssh-key = ce fichier contient une clé SSH, et ce programme est compilé sans clés SSH. Utilisez une clé age (AGE-SECRET-KEY-1…), ouvrez le fichier avec age -d -i CLÉ FICHIER, ou compilez pesée avec --features ssh
fault-sealed-waiting = il y a un travail non enregistré à son sujet. Ouvrez-le, gardez ce travail ou jetez-le, puis réessayez
fault-sealed-already = il est déjà chiffré
fault-sealed-plain = il n'est pas chiffré
fault-sealed-absent = ce programme a été compilé sans chiffrement. age peut l'ouvrir : age -d FICHIER
