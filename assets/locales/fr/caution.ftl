# Ce qu'on interroge sans jamais bloquer : une phrase, une offre.
caution-yes-no = On peut y répondre par oui ou par non, ce qui laisse de côté les voies du milieu.
caution-yes-no-offer = Que pourriez-vous faire d'autre? Essayez « Comment… » ou « Que faire de… ».
caution-few-options = { $count ->
    [0] Il n'y a encore aucune option.
    [1] Il n'y a qu'une option.
   *[other] Il n'y a que { $count } options.
}
caution-few-options-offer = Une troisième change souvent la question. Prenez-en une dans la liste, ou continuez ainsi.
caution-close = « { $option } » est irréversible : le réseau à votre nom s'en va, et n'importe qui peut prendre le nom.
caution-close-offer = Mettre { $account } en veilleuse garderait le nom sans rien écrire; cette option est dans la liste.
caution-close-employer = « { $option } » est irréversible : l'auditoire s'en va, et n'importe qui peut prendre le nom.
caution-close-employer-offer = Quelqu'un pourrait plutôt le reprendre; cette option est dans la liste.
caution-merge = « { $option } » est irréversible : le réseau à votre nom passe à d'autres, et le nom est à prendre.
caution-merge-offer = Mettre en pause { $account } garderait les deux; cette option est dans la liste.
caution-merge-employer = « { $option } » est irréversible : l'auditoire de l'employeur passe à une personne, et le nom est à prendre.
caution-merge-employer-offer = Quelqu'un pourrait plutôt le reprendre; cette option est dans la liste.
caution-hand-over = « { $option } » est irréversible : la personne qui reprendra { $account } parlera sous ce nom.
caution-hand-over-offer = Mettre en pause { $account } le laisserait dans les mêmes mains; cette option est dans la liste.
caution-gentler-option = « { $option } » est aussi sur votre liste, et laisse plus de portes ouvertes.
caution-personal-network = { $platform } est un réseau d'individus, pas d'entreprises : les contacts ne vous suivent pas sur la page d'une entreprise.
caution-personal-network-offer = On peut y garder le profil, et n'intégrer que ce qui revient à l'entreprise.
caution-policy = Les options qui exigent une politique sont écartées tant qu'elle n'est pas écrite.
caution-policy-offer = Écrire la politique peut être votre première action : l'étape 10 la propose.
caution-near-duplicates = « { $a } » et « { $b } » sont peut-être une seule chose, comptée deux fois.
caution-near-duplicates-offer = Laissez-en un de côté, ou nommez ce qui les distingue.
