# Ce qu'on interroge sans jamais bloquer : une phrase, une offre.
caution-yes-no = On peut répondre à cette question par oui ou par non. Cela laisse de côté les options entre les deux.
caution-yes-no-offer = Que pourriez-vous faire d'autre? Essayez « Comment… » ou « Que faire de… ».
caution-few-options = { $count ->
    [0] Il n'y a encore aucune option.
    [1] Il n'y a qu'une option.
   *[other] Il n'y a que { $count } options.
}
caution-few-options-offer = Une option de plus change souvent la décision. Prenez-en une dans la liste, ou continuez.
caution-close = « { $option } » est irréversible : vous perdez le réseau à votre nom, et n'importe qui peut prendre le nom.
caution-close-offer = Vous pouvez plutôt mettre { $account } en veilleuse et garder le nom; cette option est dans la liste.
caution-close-employer = « { $option } » est irréversible : l'auditoire est perdu, et n'importe qui peut prendre le nom.
caution-close-employer-offer = Quelqu'un peut plutôt reprendre le compte; cette option est dans la liste.
caution-merge = « { $option } » est irréversible : le réseau à votre nom passe à d'autres, et n'importe qui peut prendre le nom.
caution-merge-offer = Vous pouvez plutôt mettre { $account } en pause et garder les deux; cette option est dans la liste.
caution-merge-employer = « { $option } » est irréversible : l'auditoire de l'employeur passe à une personne, et n'importe qui peut prendre le nom.
caution-merge-employer-offer = Quelqu'un peut plutôt reprendre le compte; cette option est dans la liste.
caution-hand-over = « { $option } » est irréversible : la personne qui reprendra { $account } parlera sous ce nom.
caution-hand-over-offer = Vous pouvez plutôt mettre { $account } en pause et le laisser dans les mêmes mains; cette option est dans la liste.
caution-gentler-option = « { $option } » est aussi sur votre liste, et laisse plus de portes ouvertes.
caution-personal-network = { $platform } est un réseau d'individus, pas d'entreprises : les contacts ne vous suivent pas sur la page d'une entreprise.
caution-personal-network-offer = Vous pouvez y garder le profil, et intégrer seulement ce qui est à l'entreprise.
caution-policy = Les options qui exigent une politique sont écartées tant que la politique n'est pas écrite.
caution-policy-offer = Écrire la politique peut être votre première action : l'étape 10 la propose.
caution-near-duplicates = « { $a } » et « { $b } » sont peut-être la même chose, comptée deux fois.
caution-near-duplicates-offer = Laissez-en un de côté, ou renommez-les pour que la différence soit claire.
