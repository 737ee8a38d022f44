# Ce qu'on interroge sans jamais bloquer : une phrase, une offre.
caution-yes-no = On peut y répondre par oui ou par non, ce qui laisse de côté les voies du milieu.
caution-yes-no-offer = Que pourriez-vous faire d'autre? Essayez « Comment… » ou « Que faire de… ».
caution-few = { $count ->
    [0] Il n'y a encore aucune option.
    [1] Il n'y a qu'une option.
   *[other] Il n'y a que { $count } options.
}
caution-few-offer = Une troisième change souvent la question. Prenez-en une dans la liste, ou continuez ainsi.
caution-close = « { $option } » est sans retour : le réseau à votre nom s'en va, et n'importe qui peut prendre le nom.
caution-close-offer = Réserver garde le nom sans rien écrire. Retenir aussi « réserver { $account } »?
caution-close-employer = « { $option } » est sans retour : l'auditoire s'en va, et n'importe qui peut prendre le nom.
caution-close-employer-offer = Quelqu'un pourrait plutôt le reprendre. Retenir aussi « céder { $account } »?
caution-merge = « { $option } » est sans retour : le réseau à votre nom passe à d'autres, et le nom est à prendre.
caution-merge-offer = La pause garde les deux. Retenir aussi « mettre en pause { $account } »?
caution-merge-employer = « { $option } » est sans retour : l'auditoire de l'employeur passe à une personne, et le nom est à prendre.
caution-merge-employer-offer = Quelqu'un pourrait plutôt le reprendre. Retenir aussi « céder { $account } »?
caution-hand-over = « { $option } » est sans retour : quiconque reprend { $account } parlera dès lors sous ce nom.
caution-hand-over-offer = La pause le garde dans les mêmes mains. Retenir aussi « mettre en pause { $account } »?
caution-gentler = « { $option } » est aussi sur votre liste, et met fin à moins de choses.
caution-individuals = { $platform } est un réseau d'individus, pas d'entreprises : les contacts ne suivent pas « { $option } ».
caution-individuals-offer = Y garder le profil, et ne fusionner que ce qui est à l'entreprise?
caution-near = « { $a } » et « { $b } » sont peut-être une seule chose, comptée deux fois.
caution-near-offer = Laissez-en un de côté, ou nommez ce qui les distingue.
