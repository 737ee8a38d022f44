# Ce qui ne va pas dans un fichier, et ce qui y est permis.
error-at-line = ligne { $line } : { $sentence }
error-syntax = cette ligne n'est pas du TOML valide; écrivez CLÉ = VALEUR, une table entre [crochets], ou # devant un commentaire
error-merge-conflict = jusqu'à la ligne { $line }, une fusion a laissé deux versions des mêmes lignes; gardez-en une, et supprimez les lignes avec <<<<<<<, ======= et >>>>>>>
error-toml-unquoted = une valeur manque ici, ou un texte n'a pas de guillemets droits autour de lui; écrivez-le comme dans title = "Deux comptes"
error-toml-open-quote = ce texte a un guillemet qui ne se ferme pas, ou un caractère qui demande une barre oblique inverse devant lui; écrivez \" pour un guillemet dans le texte
error-toml-backslash = la barre oblique inverse dans ce texte n'a pas de sens; écrivez-en deux pour une seule
error-toml-no-value = cette clé n'a pas de valeur; écrivez CLÉ = VALEUR, ou supprimez la ligne
error-toml-no-key = il n'y a pas de clé devant la valeur; écrivez CLÉ = VALEUR
error-toml-open-bracket = un crochet ou une accolade manque ici; écrivez une table [nom], une entrée [[nom]] et une liste ["a", "b"]
error-toml-no-comma = une virgule manque entre deux entrées de la liste
error-toml-extra-comma = il y a une virgule de trop dans la liste; supprimez-la
error-toml-extra-text = il y a du texte après la fin de la valeur; supprimez-le, mettez-le entre les guillemets, ou écrivez # devant lui
error-toml-twice-the-key = cette clé ou cette table est là deux fois; supprimez-en une
error-toml-invalid-key = une clé contient seulement des lettres sans accent, des chiffres, - et _; mettez toute autre clé entre guillemets droits
error-toml-invalid-number = ce n'est pas un nombre en TOML; écrivez-le en chiffres, avec un point devant les décimales, comme dans 2.5
error-toml-control-character = il y a un caractère invisible dans cette ligne; supprimez-le, ou récrivez la ligne
error-toml-too-deep = il y a trop de crochets les uns dans les autres; retirez-en
error-not-utf8 = le fichier n'est pas du texte UTF-8
error-too-large = le fichier fait { $bytes } Kio; une délibération fait au plus { $most } Kio : il faut l'abréger
error-too-dense = le fichier a { $count } points, crochets, virgules et signes égal; le maximum est { $most }
error-no-format = il n'y a pas « format = 1 » en tête : ce n'est pas une délibération
error-newer-format = ce fichier est au format { $format }; pesée { $version } lit le format 1. Installez une version plus récente pour le lire; le fichier reste tel quel
error-missing = « { $path } » manque; il faut l'ajouter
error-type-mismatch = « { $path } » doit être { $allowed }
error-reversed-range = « { $path } » demande low ≤ value ≤ high
error-invalid-id = l'identifiant à « { $path } » doit avoir de 1 à 64 signes parmi a–z, 0–9 et -
error-duplicate = « { $name } » est deux fois dans « { $list } »; renommez-en un ou retirez-le
error-too-long = le texte à « { $path } » dépasse 64 Kio; il faut l'abréger
error-dangling = aucun « { $list } » ne porte l'identifiant « { $id } »
error-dangling-first-feeling = aucun « option » ne porte cet identifiant
error-dangling-person = aucun participant ne porte l'identifiant « { $id } »; sans participants, la seule personne est « me »
error-merge-cycle = « { $account } » est intégré à lui-même, directement ou par d'autres comptes
error-self-pair = « { $criterion } » est comparé à lui-même
error-mirrored-pair = « { $a } » et « { $b } » sont comparés deux fois, une fois dans chaque sens
error-no-decision = le bilan doit nommer le « at » d'une décision
error-too-many = « { $list } » a plus de { $most } entrées
error-more-errors = { $count ->
    [one] une autre erreur
   *[other] { $count } autres erreurs
}
error-not-found = ce fichier n'existe pas; « pesee list » montre ceux qui existent
error-dangling-link = ce lien ne mène à aucun fichier; dirigez-le vers un fichier, ou retirez-le
error-is-folder = c'est un dossier; nommez plutôt un fichier
error-not-regular-file = c'est un tube ou un périphérique; nommez plutôt un fichier ordinaire
error-permission-denied = vous n'avez pas le droit de lire ce fichier; vérifiez ses permissions, ou demandez ce droit à son propriétaire
error-folder-denied = vous n'avez pas le droit de lire ce dossier, et ses délibérations manquent ici; vérifiez ses permissions
error-folder-not-folder = ce n'est pas un dossier; nommez le dossier de vos délibérations par --dir
error-folder-link = ce lien vers un dossier ne mène nulle part, et ses délibérations manquent ici; vérifiez si son disque est branché
error-folder-unreadable = ce dossier est illisible, et ses délibérations manquent ici : { $reason }
error-unreadable = le fichier ne peut pas être lu : { $reason }. Réglez cela, puis réessayez
error-kind-text = un texte
error-kind-zero-or-more = un nombre, 0 ou plus
error-kind-above-zero = un nombre plus grand que 0
error-kind-number = un nombre
error-kind-between = un nombre de { $least } à { $most }
error-kind-one = 1
error-kind-whole-from = un nombre entier à partir de { $least }
error-kind-whole = un nombre entier de { $least } à { $most }
error-kind-flag = true ou false
error-kind-date = une date comme 2026-11-22
error-kind-moment = une date et une heure avec leur décalage, comme 2026-11-22T09:00:00-05:00
error-kind-word = l'un de { $words }
error-kind-id = un identifiant de 1 à 64 signes parmi a–z, 0–9 et -
error-kind-ids = une liste d'identifiants
error-kind-texts = une liste de textes
error-kind-scores = une table qui donne un nombre à chaque option
error-kind-fate = "keep", "slow", "pause", "park", "open", "close", "hand-over" ou { "{" } merge = "compte" { "}" }
error-kind-rating = un nombre de −5 à 5, ou { "{" } value, low, high { "}" } entre −5 et 5 avec une valeur ou les deux bouts
error-kind-any = un texte, un nombre, une date, true ou false, ou une évaluation
error-kind-table = une table
error-kind-tables = une liste de tables
# Les nombres et les dates tapés qui ne peuvent pas être lus.
error-typed-count = Ce n'est pas un nombre entier. Écrivez par exemple 350, 12 400 ou 3,5 k.
error-typed-number-unclear = Cela peut vouloir dire { $first } ou { $second }. Écrivez le nombre au complet.
error-typed-date = Ce n'est pas une date. Écrivez par exemple 2013, mars 2014, 21 mars 2014 ou 5 ans.
error-typed-date-missing = Cette date n'existe pas. Écrivez par exemple 2013, mars 2014 ou 21 mars 2014.
error-typed-date-unclear = Cela peut vouloir dire { $meanings }. Écrivez le mois en lettres, par exemple { $example }.
error-typed-day = Ce n'est pas un jour. Écrivez par exemple 15 mars, 2 semaines ou { $pattern }.
error-typed-day-missing = Ce jour n'existe pas. Écrivez par exemple 15 mars, 2 semaines ou { $pattern }.
error-typed-or = { $first } ou { $second }
error-encrypted-passphrase = le fichier est chiffré par une phrase de passe. Un terminal vous la demande; un script la donne par --passphrase-fd
error-encrypted-key = le fichier est chiffré pour une clé. Nommez le fichier de cette clé par --identity
error-wrong-passphrase = cette phrase de passe n'ouvre pas le fichier
error-wrong-key = aucune clé de ce fichier n'ouvre celui-ci
error-work-factor-too-high = le fichier est chiffré avec un facteur de travail de { $work }; au-delà de 18, c'est refusé. Essayez de l'ouvrir avec age
error-too-many-recipients = le fichier est chiffré pour plus de clés que pesée n'en lit ou n'en écrit : au plus { $max }. Chiffrez-le pour moins de clés, avec pesee lock ou avec age
error-too-many-identities = ce fichier contient plus de { $max } clés. Nommez un fichier qui ne contient que la clé nécessaire
error-encrypted-damaged = le fichier est tronqué ou a été modifié après son chiffrement, et rien n'en est lu. Utilisez une copie antérieure
error-copy-of-damaged = Il y a une copie de secours du travail sur ce fichier : { $path }. Déplacez ou renommez le fichier endommagé, et rouvrez le même chemin : le programme continue alors avec la copie.
error-copy-of-damaged-sealed = Il y a une copie de secours chiffrée du travail sur ce fichier : { $path }. Copiez-la ailleurs, et ouvrez cette copie avec la même phrase de passe.
error-key-needs-passphrase = cette clé a sa propre phrase de passe, que pesee ne demande pas. Utilisez age : age -d -i CLÉ FICHIER
error-no-usable-key = ce fichier ne contient aucune clé utilisable. Utilisez une clé age (AGE-SECRET-KEY-1…), ou une clé SSH si pesée est compilé avec --features ssh
error-invalid-recipient = ce que --recipient nomme n'est pas une clé publique : une clé publique commence par age1 ou, si pesée est compilé avec --features ssh, par ssh-ed25519 ou ssh-rsa
error-secret-recipient = ce que --recipient nomme est une clé secrète. Donnez sa clé publique (age1…), et créez une nouvelle clé secrète, car d'autres ont pu lire celle-ci
error-unreadable-key = le fichier de clé { $path } : { $reason }
error-passphrase-too-long = la phrase de passe dépasse { $most } octets, et le programme ne la coupe pas. Choisissez-en une plus courte
error-no-passphrase-given = aucune phrase de passe ne peut être lue du descripteur nommé par --passphrase-fd. Vérifiez qu'il est ouvert et qu'il donne une ligne de texte UTF-8
error-ssh-recipient = ce que --recipient nomme est une clé SSH, et ce programme est compilé sans clés SSH. Utilisez une clé age (age1…), ou compilez pesée avec --features ssh
error-ssh-key = ce fichier contient une clé SSH, et ce programme est compilé sans clés SSH. Utilisez une clé age (AGE-SECRET-KEY-1…), ouvrez le fichier avec age -d -i CLÉ FICHIER, ou compilez pesée avec --features ssh
error-unsaved-rescue-copy = une partie du travail sur ce fichier n'est pas enregistrée. Ouvrez le fichier, et gardez ce travail ou jetez-le. S'il attend quelqu'un, cette personne prend d'abord le clavier : v, puis c, puis le nom (en lignes : :verdict, puis c, puis le numéro). Ensuite, réessayez
error-not-undone = l'opération s'est arrêtée à mi-chemin, et { $path } n'a pas pu être supprimé. Supprimez ce fichier, puis réessayez
error-already-encrypted = le fichier est déjà chiffré
error-not-encrypted = le fichier n'est pas chiffré
error-encryption-not-built = ce programme a été compilé sans chiffrement. Ouvrez le fichier avec age : age -d FICHIER
error-unknown-key-nearest = « { $name } » n'est pas un nom connu et n'a aucun effet. Vouliez-vous écrire « { $nearest } »?
error-unknown-key = « { $name } » n'est pas un nom connu et n'a aucun effet.
error-unknown-keys-kept = { $first } { $more ->
    [0] Il reste dans le fichier.
    [one] Il reste dans le fichier, comme un autre nom inconnu que « pesee check » montre.
   *[other] Il reste dans le fichier, comme { $more } autres noms inconnus que « pesee check » montre.
}
