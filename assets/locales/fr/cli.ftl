# La ligne de commande.
cli-about = Pesez ce que deviennent vos comptes, et repartez avec une phrase que vous pouvez défendre.
cli-command = COMMANDE
cli-usage = Utilisation :
cli-commands = Commandes{"\u00A0"}
cli-arguments = Arguments{"\u00A0"}
cli-options = Options{"\u00A0"}
cli-new = Commencer une délibération
cli-open = Rouvrir une délibération, par son fichier, son id ou un bout de son titre
cli-ask = Répondre aux mêmes questions ligne par ligne, sans le plein écran
cli-list = Lister vos délibérations
cli-score = Montrer le verdict et tous les chiffres
cli-compare = Comparer un fichier avec un jour antérieur ou un autre fichier, ou deux personnes
cli-report = Écrire un rapport à remettre, ou les dates pour votre calendrier
cli-check = Vérifier des fichiers et montrer leurs erreurs
cli-import = Commencer par un tableau ou une liste de pour et de contre venus d'ailleurs
cli-merge = Fusionner deux versions d'un fichier, pour git
cli-template = Lister les modèles, ou en imprimer un
cli-schema = Imprimer le schéma d'un fichier, pour les éditeurs
cli-completions = Imprimer un script qui complète les commandes, les titres et les fichiers dans votre interpréteur
cli-man = Imprimer les pages du manuel pour man, une par commande
cli-manual = Lire le manuel
cli-path = Montrer où vos fichiers sont gardés
cli-arg-file = Le fichier d'une délibération
cli-arg-files = Les fichiers à vérifier
cli-arg-reported = Le fichier d'une délibération; plusieurs avec --format ics
cli-arg-whole-library = Avec --format ics, toutes les délibérations du dossier
cli-arg-others = Un autre fichier; ou deux personnes de celui-ci, par leur nom
cli-arg-since = Un jour comme 2026-11-22 (le fichier à la fin de ce jour), ou une date avec l'heure
cli-arg-table = Un tableau (CSV), ou une liste de pour et de contre (Markdown : .md)
cli-arg-into = Le fichier où enregistrer, sinon un nouveau parmi vos délibérations; il ne doit pas déjà exister
cli-arg-scale = L'échelle du tableau, de l'évaluation la plus basse à la plus haute, comme 1..5 ou 0..10; sinon, le programme la trouve ou la demande
cli-arg-options-in = Où sont les options du tableau : columns (dans les colonnes) ou rows (dans les lignes)
cli-arg-weights = L'en-tête de la colonne des poids; "" s'il n'y en a pas
cli-arg-column = Ce que contient une colonne : option, weights (les poids), remarks (des remarques) ou nothing (rien); peut être répété
cli-arg-encoding = L'encodage du texte, comme windows-1252 ou macintosh
cli-arg-headings = Ce que sont les noms peu clairs dans les titres, ou dans la première colonne à côté des pour et des contre : options ou topics (des thèmes)
cli-arg-yes = Enregistrer sans demander
cli-arg-base = Le fichier d'où viennent les deux versions
cli-arg-ours = Une version; le résultat la remplace
cli-arg-theirs = L'autre version
cli-arg-path = Le chemin que nomment les messages
cli-arg-name = Un fichier, un id ou un bout de titre
cli-arg-template-name = Le modèle à imprimer, sinon la liste des modèles
cli-arg-template = Le modèle de départ : two-accounts, first-account ou employee-voice
cli-arg-example = Ouvrir l'exemple complet
cli-arg-client = Le nom de la personne accompagnée
cli-arg-due = Seulement les délibérations à échéance
cli-arg-archived = Aussi celles qui sont rangées
cli-arg-format = text ou json
cli-arg-kind = md, html, csv (le tableau), json, svg (l'image du verdict) ou ics (pour les calendriers)
cli-arg-output = Le fichier à écrire, sinon la sortie standard; un fichier qui existe est remplacé seulement si pesee l'a écrit comme rapport de la même délibération
cli-arg-unsealed = Le fichier à écrire, sinon le nom sans .age; il ne doit pas déjà exister
cli-arg-short = Une page : le choix, ce qui le changerait, les actions et le verdict (md et html)
cli-arg-dialect = Pour csv : en (virgules, points décimaux), fr (points-virgules, virgules décimales) ou excel (comme Excel lit les fichiers sur ce système); sinon, selon la langue du rapport
cli-value-dialect = DIALECTE
cli-eg-report-short = une page à remettre
cli-report-no-short-form = Seuls les formats md et html ont une forme courte. Enlevez --short, ou choisissez l'un d'eux.
cli-report-no-dialect = Seul le format csv a un dialecte. Enlevez --dialect, ou choisissez --format csv.
cli-arg-anonymous = Remplacer les noms, les identifiants, les plateformes non publiques et la personne accompagnée par des mots neutres
cli-arg-draws = Le nombre de tirages [100000]
cli-arg-shell = bash, zsh, fish, powershell ou elvish
cli-arg-command = La commande dont parle la page, sinon le programme lui-même
cli-arg-all = Écrire toutes les pages dans ce dossier
cli-arg-page = Une page, sinon la liste des pages; « all » imprime toutes les pages
cli-arg-dir = Le dossier des délibérations
cli-arg-lang = en, fr ou le nom d'un fichier de langue à vous
cli-arg-log = Écrire dans ce fichier ce que fait le programme, pour un rapport de bogue; sans vos titres, noms, réponses et chemins
cli-arg-log-level = Ce que --log écrit : info, ou debug pour les détails
cli-value-level = NIVEAU
cli-log-not-opened = Le journal { $path } n'a pas été ouvert, et rien n'a été fait : { $reason }. Nommez un autre fichier avec --log, ou omettez cette option.
cli-arg-color = auto, always (toujours) ou never (jamais)
cli-arg-plain = Des lignes simples au lieu du plein écran
cli-arg-help = Afficher cette aide
cli-arg-version = Afficher la version
cli-unknown-argument = « { $argument } » n'est pas connu. « pesee --help » donne la liste des commandes et des options.
cli-missing-argument = Il manque { $argument }. « pesee --help » montre comment faire.
cli-missing-value = { $argument } demande une valeur. « pesee --help » dit laquelle.
cli-invalid-value = { $argument } n'accepte pas « { $value } », mais : { $valid }.
cli-rejected-value = { $argument } n'accepte pas « { $value } ». « pesee --help » dit ce qu'il faut.
cli-passphrase-fd-number = --passphrase-fd attend le numéro d'un descripteur ouvert, jamais la phrase de passe elle-même. « pesee lock --help » montre un exemple.
cli-secret-argument = Une clé secrète se trouve sur cette ligne de commande, et rien n'a été fait. D'autres ont pu la lire : créez une nouvelle clé. --recipient attend la clé publique (age1…), --identity le fichier de la clé secrète.
cli-argument-conflict = { $argument } ne va pas avec le reste de cette ligne. « pesee --help » montre comment faire.
cli-usage-error = Cette ligne de commande n'a pas été comprise. « pesee --help » montre comment faire.
cli-error = erreur
cli-remark = remarque
cli-config-unreadable = la configuration { $path } n'est pas suivie : { $reason }
cli-no-home-folder = Il n'y a pas de dossier personnel où garder vos fichiers. Nommez un dossier avec --dir.
cli-output-error = La réponse n'a pas pu être écrite : { $reason }
cli-no-terminal = Le plein écran demande un terminal. Sans terminal, utilisez « { $instead } ».
cli-no-template = Il n'y a pas de modèle « { $name } ». Les modèles sont : { $known }.
cli-no-page = Le manuel n'a pas de page « { $name } ». Les pages sont : { $known }.
cli-file-exists = { $path } est déjà là. Ouvrez-le avec « pesee { $path } », ou nommez un autre fichier.
cli-folder-exists = { $path } est déjà là, et c'est un dossier. Nommez un fichier.
cli-not-found = Aucune délibération n'a « { $name } » dans son titre. « pesee list » les montre toutes.
cli-ambiguous-title = « { $name } » peut en désigner plusieurs : { $titles }. Donnez un peu plus du titre.
cli-unsaved = Vos réponses n'ont pas pu être enregistrées dans { $path }.
cli-unsaved-because = Vos réponses n'ont pas pu être enregistrées dans { $path } : { $reason }.
cli-saved-without-text = Vos réponses sont dans { $path }. Seul le texte inachevé n'a pas pu être gardé : { $reason }.
cli-text-not-kept = Le texte inachevé n'a pas pu être gardé : { $reason }.
cli-resume = Pour reprendre : pesee open "{ $path }"
cli-list-empty = Il n'y a pas encore de délibération ici. « pesee new » en commence une.
cli-score-so-far = Les chiffres tels quels, montrés seulement parce qu'on les demande :
cli-score-sealed = Tout le monde a répondu. Toutes les réponses s'ouvrent en même temps, au verdict : pesee open "{ $path }"
cli-check-ok = { $path } : aucune erreur
cli-check-remarks = { $path } : aucune erreur, { $count ->
    [one] 1 remarque
   *[other] { $count } remarques
}
cli-check-more-remarks = { $count ->
    [one] Une autre remarque n'est pas montrée.
   *[other] { $count } autres remarques ne sont pas montrées.
}
cli-compare-usage = compare prend deux fichiers, ou un fichier et --since DATE, ou un fichier et deux personnes. « pesee compare --help » montre comment faire.
cli-compare-invalid-date = « { $given } » : { $reason }
cli-compare-unknown-person = « { $given } » n'est pas le nom d'une seule des personnes qui répondent. Les personnes sont : { $known }.
cli-report-several = Seul un calendrier peut contenir plusieurs délibérations. Utilisez --format ics ou nommez un seul fichier.
cli-report-file-left-out = { $path } n'est pas dans le calendrier, car ce fichier est chiffré ou a des erreurs. « pesee check » montre les erreurs.
cli-merge-failed = Les deux versions n'ont pas pu être fusionnées, et { $path } reste tel quel. Ouvrez les deux, et recopiez à la main ce qui manque.
cli-merge-rejected = { $path } n'a pas été modifié, parce que pesee ne pourrait pas relire le fichier fusionné : { $reason }. Abrégez ou retirez quelque chose dans l'une des deux versions, puis fusionnez de nouveau.
cli-merge-not-written = Le résultat de la fusion n'a pas pu être écrit dans { $path }, qui reste tel quel : { $reason }
cli-merge-conflicts = { $path } : { $count ->
    [one] un endroit a été modifié des deux côtés. Votre valeur reste :
   *[other] { $count } endroits ont été modifiés des deux côtés. Vos valeurs restent :
}
cli-merge-conflicts-of-entries = { $path } : { $count ->
    [one] un endroit a été modifié des deux côtés. Voici ce qui reste :
   *[other] { $count } endroits ont été modifiés des deux côtés. Voici ce qui reste :
}
cli-merge-by-lines = { $path } n'est pas valide dans chaque version; ses lignes ont donc été fusionnées. Vérifiez le fichier avec « pesee check ».
cli-merge-marked = Les deux versions ont modifié les mêmes lignes de { $path }. Choisissez entre les lignes marquées par <<<<<<< et >>>>>>>, puis supprimez les marques.
cli-merge-not-text = { $path } est chiffré ou n'est pas un texte; votre version reste donc telle quelle. Ouvrez les deux versions et copiez à la main ce qui manque.
cli-merge-base = { $path } (ancêtre commun)
cli-merge-ours = { $path } (votre version)
cli-merge-theirs = { $path } (autre version)
cli-template-line = { $name } : { $about }
cli-template-two-accounts = deux comptes, le vôtre et celui de votre employeur
cli-template-first-account = un premier compte : à votre nom ou à celui de l'employeur
cli-template-example = un exemple complet, décidé il y a six mois
cli-template-employee-voice = un employeur : le personnel peut-il parler pour nous?
cli-path-sessions = délibérations : { $path }
cli-path-state = fichiers du programme : { $path }
cli-path-config = configuration : { $path }
cli-list-no-match = { $filter ->
    [due] Rien n'arrive à échéance. Il y a en tout
   *[other] Rien ne correspond. Il y a en tout
}{ " " }{ $count ->
    [one] { $count } délibération
   *[other] { $count } délibérations
}.
cli-list-archived-count = { $count ->
    [one] 1 est rangée; « pesee list --archived » la montre.
   *[other] { $count } sont rangées; « pesee list --archived » les montre.
}
cli-no-folder = Le dossier { $path } n'existe pas encore : rien n'y a été enregistré.
cli-resume-ask = Pour continuer : pesee ask "{ $path }"
cli-unsaved-kept = Une copie est gardée dans { $path }; elle vous sera proposée à la prochaine ouverture du fichier.
cli-open-elsewhere = { $path } : { $why }. Fermez-le d'abord là-bas, ou ouvrez-le en plein écran pour le reprendre ici.
cli-read-only = { $path } : { $why }. Copiez-le dans un fichier à vous, et ouvrez celui-là.
cli-list-unsaved = non enregistré ({ $when })
cli-config-error = la configuration { $path } n'est pas suivie à cet endroit, { $place } : { $reason }
cli-config-unknown-key = il n'y a pas de réglage « { $key } »; les réglages sont { $known }
cli-config-invalid-value = { $key } accepte { $takes }
cli-config-theme-exists = il y a déjà un thème « { $name } »; donnez un autre nom au vôtre
cli-config-pro-like-con = les couleurs du pour et du contre sont aussi claires l'une que l'autre; choisissez-en une plus claire ou plus foncée
cli-config-like-background = la couleur de { $role } ne se lit pas sur le fond; choisissez-en une autre
cli-config-valid = La configuration { $path } n'a pas d'erreur.
cli-config-missing = Il n'y a pas de configuration { $path }; les valeurs par défaut s'appliquent. Pour la créer, lancez « pesee config edit ».
cli-config-not-created = La configuration { $path } n'a pas pu être créée : { $reason }
cli-config-no-editor = Aucun éditeur n'est choisi. Donnez à VISUAL ou à EDITOR un éditeur, par exemple nano, ou modifiez { $path } vous-même.
cli-config-editor-not-started = { $editor } n'a pas pu démarrer ({ $reason }). Donnez à VISUAL ou à EDITOR un autre éditeur.
# Les fichiers de langue dans le dossier « languages » du dossier de configuration.
cli-catalogue-ignored = le fichier de langue { $path } n'est pas suivi, et pesee est en anglais. « pesee config check » donne ses erreurs; la première : { $reason }.
cli-catalogue-error = { $path } : { $reason }
cli-catalogue-place = à la ligne { $line }, { $reason }
cli-catalogue-name = le nom doit être l'étiquette d'une langue que pesee n'a pas, suivie de « .ftl », par exemple de.ftl; donnez un autre nom au fichier
cli-catalogue-too-large = un fichier de langue a jusqu'à { $most } Kio; raccourcissez-le
cli-catalogue-syntax = ce n'est pas du Fluent ({ $reason }); corrigez la ligne
cli-catalogue-too-nested = trop d'emplacements sont l'un dans l'autre; écrivez le message avec moins d'emplacements
cli-catalogue-unsafe = { $id } a un caractère qui ne se voit pas à l'écran, par exemple un caractère de contrôle; retirez-le
cli-catalogue-table = { $id } accepte { $takes }
cli-catalogue-unknown = pesee n'a pas de message { $id }; retirez-le
cli-catalogue-unknown-near = pesee n'a pas de message { $id }; il s'agit peut-être de { $near }
cli-catalogue-duplicate = { $id } est là deux fois; retirez-en un
cli-catalogue-placeable = { $id } ne peut pas utiliser { $placeable }; { $count ->
    [0] son message anglais n'a pas d'emplacement
   *[other] son message anglais a { $known }
}
cli-catalogue-lacks = { $id } n'utilise pas { $placeable }, que son message anglais a; ajoutez-le
cli-catalogue-more = il y a encore { $count } erreurs; corrigez d'abord celles-ci
cli-catalogue-unusable = { $path } n'est pas suivi : { $reason }
cli-catalogue-refused = Rien de { $path } n'est suivi, et pesee n'a pas cette langue, tant que { $count ->
    [one] l'erreur de la ligne { $lines } n'est pas corrigée.
   *[other] les erreurs des lignes { $lines } ne sont pas corrigées.
}
cli-catalogue-in-english = { $count ->
    [one] { $count } message qui a une erreur est affiché en anglais tant que l'erreur n'est pas corrigée.
   *[other] { $count } messages qui ont une erreur sont affichés en anglais tant que les erreurs ne sont pas corrigées.
}
cli-catalogue-valid = { $path } n'a pas d'erreur et a { $has } des { $all } messages.
cli-catalogue-missing = { $count ->
    [one] { $count } message manque et est affiché
   *[other] { $count } messages manquent et sont affichés
} en anglais, par exemple { $ids }. Pour le fichier avec ces messages en anglais, lancez « { $command } ».
cli-no-config-folder = Il n'y a pas de dossier personnel où garder la configuration. Donnez un dossier à PESEE_CONFIG_DIR.
cli-no-theme = Il n'y a pas de thème « { $name } ». Les thèmes sont : { $known }.
cli-config = Afficher la configuration par défaut avec des commentaires, ou trouver, vérifier ou modifier le fichier
cli-arg-action = path (afficher son chemin), check (afficher ses erreurs et celles des fichiers de langue), edit (l'ouvrir dans votre éditeur) ou messages (afficher un fichier de langue)
cli-value-action = ACTION
cli-eg-config = chaque réglage en commentaire, avec sa valeur ou un exemple
cli-eg-config-check = les erreurs de votre configuration, avec ligne et colonne
cli-eg-config-edit = votre configuration dans l'éditeur que VISUAL ou EDITOR nomme
cli-eg-config-messages = tous les messages, pour commencer une traduction
cli-arg-theme = terminal, high-contrast, mono, ou un thème de votre configuration
cli-value-file = FICHIER
cli-value-other = AUTRE
cli-value-date = DATE
cli-value-base = BASE
cli-value-ours = NÔTRE
cli-value-theirs = AUTRE
cli-value-path = CHEMIN
cli-value-scale = ÉCHELLE
cli-value-where = OÙ
cli-value-heading = EN-TÊTE
cli-value-column = TITRE=QUOI
cli-value-encoding = ENCODAGE
cli-value-what = QUOI
cli-value-name = NOM
cli-value-format = FORMAT
cli-value-number = N
cli-value-shell = INTERPRÉTEUR
cli-value-dir = DOSSIER
cli-value-lang = LANGUE
cli-value-when = QUAND
cli-value-page = PAGE
cli-man-name = NOM
cli-man-synopsis = SYNOPSIS
cli-man-description = DESCRIPTION
cli-man-options = OPTIONS
cli-man-commands = COMMANDES
cli-man-environment = ENVIRONNEMENT
cli-man-files = FICHIERS
cli-man-exit-status = CODES DE RETOUR
cli-man-examples = EXEMPLES
cli-examples = Exemples :
# Des lignes à copier, et à quoi chacune sert.
cli-eg-library = vos délibérations
cli-eg-new = en commencer une
cli-eg-example = regarder un exemple complet, décidé il y a six mois
cli-eg-help = ce que prend une commande, avec des lignes à copier
cli-eg-new-template = commencer du côté de l'employeur
cli-eg-new-client = en commencer une pour Marie, dans son propre fichier
cli-eg-open-file = en ouvrir une par son fichier
cli-eg-open-title = en ouvrir une par un bout de son titre
cli-eg-ask = en choisir une dans une liste, ou en commencer une
cli-eg-ask-file = reprendre là où elle a été laissée
cli-eg-list-due = les délibérations à échéance
cli-eg-list-client = celles de Marie
cli-eg-list-archived = avec ce qui est rangé
cli-eg-list-json = le chemin de chacune, pour un script
cli-eg-score = en mots; le code est 1 tant que des réponses sont scellées
cli-eg-score-json = un des chiffres, pour un script
cli-eg-compare-files = deux fichiers
cli-eg-compare-since = ce qui a changé depuis un jour
cli-eg-compare-people = deux personnes d'un même fichier
cli-eg-report-ics = les actions et le jour du bilan, pour votre calendrier
cli-eg-report-all = un seul calendrier de toutes les délibérations
cli-eg-check = tous les fichiers d'ici; le code est 3 si l'un a une erreur
cli-eg-import = montrer comment le fichier est compris, puis demander
cli-eg-import-scale = lire des évaluations de 1 à 5
cli-eg-import-yes = l'enregistrer tout de suite, sous ce nom
cli-eg-merge = le résultat est dans ours.toml; le code est 1 s'il reste à trancher
cli-eg-merge-git = laisser git l'appeler
cli-eg-template = la liste
cli-eg-template-text = un fichier à remplir à la main
cli-eg-schema = pour un éditeur; « #:schema pesee.schema.json » en tête d'un fichier le nomme
cli-eg-completions = pour bash, dès la prochaine session
cli-eg-completions-zsh = pour zsh, si ce dossier est dans fpath
cli-eg-completions-fish = pour fish
cli-eg-man = le manuel du programme
cli-eg-man-command = le manuel d'une commande
cli-eg-man-all = installer toutes les pages pour vous
cli-eg-manual = la liste des pages
cli-eg-manual-page = toutes les touches
cli-eg-manual-all = tout le manuel dans un seul fichier
cli-eg-path = vos fichiers, leurs copies et la configuration
cli-value-theme = THÈME
cli-eg-report-html = une page à lire, à imprimer et à remettre
cli-eg-report-anonymous = en texte, sans les noms
cli-lock = Chiffrer un fichier : personne ne le lit sans la phrase de passe ou la clé
cli-unlock = Déchiffrer un fichier
cli-arg-passphrase-fd = Lire la phrase de passe d'un fichier chiffré sur ce descripteur
cli-arg-identity = Le fichier de la clé age qui ouvre un fichier chiffré (ou d'une clé SSH, si pesée est compilé avec --features ssh)
cli-arg-recipient = Chiffrer pour cette clé publique (age1…), sans phrase de passe. Les clés SSH (ssh-…) demandent de compiler pesée avec --features ssh, omis par défaut à cause de RUSTSEC-2023-0071
cli-value-key = CLÉ
cli-eg-lock = demande une phrase de passe; mine.toml.age prend sa place
cli-eg-lock-key = pour la personne qui en a la clé; vous pouvez nommer plusieurs clés
cli-eg-lock-script = la phrase de passe est la première ligne que donne le descripteur 3
cli-eg-unlock = demande la phrase de passe; mine.toml est de retour
cli-eg-unlock-key = avec une clé au lieu d'une phrase de passe
cli-passphrase-prompt = Phrase de passe de { $path } :
cli-passphrase-new = Une phrase de passe pour chiffrer { $path } :
cli-passphrase-again = La même phrase de passe, encore une fois :
cli-passphrase-wrong = Cette phrase de passe n'ouvre pas le fichier.
cli-passphrase-mismatch = Les deux phrases de passe sont différentes : rien n'a été chiffré. Réessayez.
cli-passphrase-empty = Rien n'a été chiffré, car il manque une phrase de passe. Prenez plusieurs mots que personne ne devinerait.
cli-passphrase-none = Il faut une phrase de passe. Lancez cette commande dans un terminal, qui la demande, ou donnez-la par --passphrase-fd N. Avec --recipient CLÉ, aucune phrase de passe n'est nécessaire.
cli-locked = Chiffré : { $path }. Le fichier en clair et ses versions antérieures sont supprimés.
cli-locked-not-all = Chiffré : { $path }. Le fichier en clair est supprimé.
cli-locked-passphrase = Gardez bien la phrase de passe : sans elle, personne ne peut ouvrir le fichier, même pas ce programme.
cli-locked-key = Seule sa clé ouvre le fichier : pesee open FICHIER --identity CLÉ
cli-locked-copy-left = Encore en clair : { $path }. Supprimez ce fichier s'il ne vous sert plus. Si c'est une délibération, vous pouvez aussi la chiffrer.
cli-unlocked = De nouveau en clair : { $path }. Le fichier chiffré est dans la corbeille.
cli-lock-name-taken = un fichier porte déjà le nouveau nom. Déplacez ce fichier, ou donnez un autre nom par -o
cli-lock-half-done = { $path } : { $reason }.
cli-lock-unconfirmed = Le disque ne confirme pas que l'ancien fichier est supprimé : { $reason }. Après une panne de courant, il pourrait exister de nouveau; vérifiez son dossier.
cli-lock-failed = { $path } reste tel quel : { $reason }.
cli-finished-lock = { $path } : le chiffrement de ce fichier a été interrompu, et il est maintenant terminé. Le fichier en clair est supprimé.
cli-undone-unlock = { $path } : le déchiffrement de ce fichier a été interrompu, et il est annulé. Le fichier est encore chiffré; déchiffrez-le de nouveau si vous le voulez.
cli-both-left = { $path } et { $other } sont la même délibération, parce que son chiffrement ou son déchiffrement a été interrompu et que l'un des deux a été modifié depuis. Ouvrez les deux, gardez celui qu'il vous faut, et supprimez l'autre.
