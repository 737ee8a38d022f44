# Ce qui est proposé pour qu'un choix ne nuise à rien sans nécessité : chaque proposition devient un geste à soi.
safeguard-title = Précautions qui conviennent à ce choix
safeguard-name = Avant d'ouvrir { $account }, vérifier si le nom est libre sur d'autres plateformes aussi, et l'y prendre
safeguard-speaks = Sur { $account }, dire dans le profil qui parle
safeguard-pace = Sur { $account }, choisir un rythme de publication et l'indiquer dans le profil
safeguard-evenings = Fixer combien de soirs par semaine { $account } peut prendre
safeguard-contacts = Pour { $account }, garder ailleurs une copie des contacts
safeguard-hands = Pour { $account }, voir à ce que deux personnes aient le mot de passe
safeguard-policy = Écrire ce qui peut se dire pour l'entreprise sur { $account }, et s'entendre là-dessus
safeguard-announce = Sur { $account }, annoncer la pause, et dire jusqu'à quand
safeguard-return = Fin de la pause : décider de la suite pour { $account }
safeguard-park = Mettre { $account } en veilleuse : se connecter une fois par mois pour que personne ne prenne le nom
safeguard-pointer = Sur { $account }, dire où regarder désormais
safeguard-archive = Pour { $account }, télécharger d'abord les archives
safeguard-archive-theirs = Sur { $account }, laisser à chaque personne le temps de télécharger ses archives
safeguard-farewell = Sur { $account }, dire aux contacts qui comptent où vous trouver
safeguard-rest = Laisser { $account } de côté un mois avant de fermer : on perd aussi le nom
safeguard-profile = Garder { $account } comme profil : sur { $platform }, les contacts ne suivent pas
safeguard-agree = Pour { $account }, mettre par écrit qui s'en charge désormais, et à qui sont les contacts
safeguard-keys = Pour { $account }, changer le mot de passe et l'adresse de secours avec la personne qui prend la relève
safeguard-handle-on = { $handle } ({ $platform })
safeguard-account-mine = { $known ->
    [yes] votre compte { $platform }
   *[no] votre compte
}
safeguard-account-employers = { $known ->
    [yes] le compte { $platform } de l'employeur
   *[no] le compte de l'employeur
}
safeguard-account-theirs = { $known ->
    [yes] leurs comptes { $platform }
   *[no] leurs comptes
}
safeguard-account-ours = { $known ->
    [yes] notre compte { $platform }
   *[no] notre compte
}
