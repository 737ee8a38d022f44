# Les questions du parcours : un titre, et un mot qui aide à répondre.
question-main = Que voulez-vous décider?
question-main-hint = Une question, dans vos mots. Entrée garde la question affichée ici.
question-suggestion-two-accounts = Que faire de mon compte et de celui de mon employeur?
question-suggestion-first-account = À quel nom ouvrir un premier compte?
question-suggestion-employee-voice = Jusqu'où le personnel peut-il parler pour nous depuis ses comptes?
question-title = Un titre court pour retrouver cette délibération
question-title-hint = C'est son nom dans votre bibliothèque.
question-seats = Qui décide?
question-seats-hint = À plusieurs, chaque personne répond à son tour. Personne ne voit les réponses des autres avant qu'elles soient toutes ouvertes.
question-people = Qui décide ensemble?
question-people-hint = On répond dans cet ordre, à tour de rôle. Les réponses de la personne qui accompagne ne comptent pas.
question-decide-by = D'ici quand faut-il décider?
question-decide-by-hint = Seulement s'il y a une date limite. La bibliothèque vous la rappellera.
question-account = { $account }
question-account-mine = Votre compte personnel
question-account-employers = Le compte de votre employeur
question-account-theirs = Les comptes de votre personnel
question-account-ours = Le compte de l'entreprise
question-account-hint = Nommez la plateforme, et dites ce que vous en avez retiré jusqu'ici.
question-account-field-holder = Parle au nom
question-account-field-platform = Plateforme
question-account-field-handle = Identifiant
question-account-field-audience = Abonnés
question-account-field-since = Depuis
question-account-field-brought = Ce qu'il a apporté
question-holder-personal = d'une personne
question-holder-employer = de l'employeur
question-account-more = Autres faits : identifiant, abonnés, date de création
question-account-add = Ajouter un compte
question-account-remove = Retirer ce compte
question-account-remove-confirm = Retirer ce compte et ce que vous en avez écrit? { $account }
question-options = Quelles options avez-vous?
question-options-hint = Retenez les options à examiner, laissez les autres, ajoutez les vôtres.
question-first-feeling = Avant de peser quoi que ce soit : vers quelle option penchez-vous?
question-first-feeling-hint = Votre réponse est scellée maintenant, puis ouverte à côté du verdict.
question-feeling-strength = À quel point penchez-vous pour cette option?
question-feeling-strength-hint = 1 est un léger penchant, 5 une ferme conviction.
question-condition-hint = Un « non » écarte { $options }. Avec « Je ne sais pas », rien n'est écarté, et le verdict dit « seulement si ».
question-condition-warning-hint = Cette condition concerne { $options }. Un « non » n'écarte rien; c'est seulement un avertissement.
question-criteria = Qu'est-ce qui compte dans cette décision?
question-criteria-hint = Retirez ce qui ne compte pas pour vous, ajoutez ce qui manque. Chaque critère compte-t-il maintenant, plus tard ou toujours?
question-option-from-criteria = Quelle option servirait le mieux { $criteria }?
question-option-from-none = Manque-t-il une autre option?
question-option-from-criteria-hint = Si elle n'est pas encore sur la liste, écrivez-la : elle devient une option. Entrée seule passe à la suite.
question-option-typed = { $known ->
    [yes] « { $option } » est déjà sur la liste.
   *[no] « { $option } » est maintenant une option.
}
question-order = Choisissez ce qui compte le plus, puis ce qui vient ensuite
question-order-hint = Pensez au passage de −5 à +5, pas seulement au nom. Vous pouvez mettre le reste à égalité à tout moment.
question-points = Combien de points chacun mérite-t-il?
question-points-hint = Tout nombre à partir de 0; deux fois plus de points compte deux fois plus.
question-full-swing = Si tous les critères étaient à leur pire, lequel amélioreriez-vous en premier?
question-full-swing-hint = Ce critère passe de son pire à son mieux, et les autres restent au pire.
question-swing = Si améliorer « { $first } » vaut 100, combien vaut l'amélioration de chacun des autres?
question-swing-hint = 0 : sans intérêt; 100 : autant que le premier.
question-pairs = Lequel compte le plus, et de combien?
question-pairs-hint = De « autant » à « 9 fois plus », pour l'un ou pour l'autre.
question-pairs-shared = Les poids viennent de comparaisons par paires
question-pairs-shared-hint = Les comparaisons du fichier valent pour tout le monde. La touche w montre une autre façon, où chaque personne pèse de son côté.
question-pairs-none = Il n'y a encore rien à comparer
question-pairs-none-hint = Pour comparer, il faut deux critères qui comptent. L'étape 6 en offre d'autres.
question-method-in-use = Les poids sont { $how }.
question-method-shown = Seulement pour voir : des poids { $how }. Tant que vous ne répondez pas ici, ce sont les poids { $current } qui servent.
question-method-shown-short = Seulement pour voir : des poids { $how }.
question-method-changed = Les poids sont maintenant { $how }.{ $old ->
    [kept] { " Les réponses précédentes restent dans le fichier, sans servir." }
    [carried-over] { " Les réponses précédentes sont reprises." }
    [replaced] { " Les réponses précédentes sont remplacées." }
   *[none] { "" }
}
question-nothing-rated = Aucune option n'est encore évaluée pour « { $criterion } ».
question-open-ratings = À évaluer pour « { $criterion } » : { $options }.
question-unweighed = { $count ->
    [one] Pas encore de poids : { $criteria }. Le verdict a besoin de ce poids.
   *[other] Pas encore de poids : { $criteria }. Le verdict a besoin de ces poids.
}
question-nothing-weighed = Aucun critère n'a encore de poids. Le verdict a besoin des poids.
question-lens = À quel point les années à venir comptent-elles, par rapport à maintenant?
question-lens-hint = { $people ->
    [one] Cela change le poids de ce qui compte maintenant et plus tard.
   *[other] Ce réglage est le même pour tout le monde. Il change le poids de ce qui compte maintenant et plus tard.
}
question-lens-hint-alike = { $people ->
    [one] { "" }
   *[other] Ce réglage est le même pour tout le monde. { "" }
}{ $when ->
    [now] Tous les critères comptent maintenant
    [later] Tous les critères comptent plus tard
   *[always] Tous les critères comptent toujours
} : la réponse ne change donc aucun poids. Elle change des poids si des critères comptent à des moments différents.
question-lens-1 = maintenant compte beaucoup plus
question-lens-2 = maintenant compte plus
question-lens-3 = les deux comptent autant
question-lens-4 = les années à venir comptent plus
question-lens-5 = les années à venir comptent beaucoup plus
question-lens-open = Sans réponse, les deux comptent autant.
question-lens-effect = plus tard { $later } sur 100, maintenant { $now }{ $has_always ->
    [yes] , le reste { $always }
   *[no] { "" }
}
question-rating-hint = Que vaut chaque option pour ce critère?
question-hand-over = { $person } : à votre tour
question-hand-over-hint = Passez le clavier. Les réponses données restent scellées.
question-correction = À qui sont les réponses à corriger?
question-correction-hint = Cette personne prend le clavier et ne voit que ses propres questions. Toutes les réponses restent scellées.
question-hand-over-to-correct-hint = Passez le clavier. Vos propres réponses suivent, une à une, puis la page du verdict. Toutes les réponses restent scellées.
question-verdict = Le verdict
question-verdict-hint = L'option en tête, et ce qui changerait ce résultat.
question-choice = Que choisissez-vous?
question-choice-hint = Si vous commenciez aujourd'hui, feriez-vous ce choix? C'est à vous de choisir.
question-because = Pourquoi?
question-because-hint = Que diriez-vous à une personne proche dans votre situation? Une ou deux phrases suffisent.
question-expects = Qu'attendez-vous de ce choix?
question-expects-hint = Comment cela s'est-il passé pour d'autres? Écrivez quelque chose que vous pourrez vérifier au bilan.
question-confidence = À quel point avez-vous la certitude que ce que vous attendez se réalisera?
question-confidence-hint = 50 %, c'est pile ou face; à 100 %, un échec surprendrait tout le monde.
question-commitment = À quel point vous engagez-vous dans ce choix?
question-commitment-hint = 1 : pas du tout; 10 : entièrement.
question-lift = Qu'est-ce qui ferait monter votre engagement à 8?
question-lift-hint = En bas de 7, quelque chose vous retient. Dites quoi.
question-premortem = Imaginez : un an a passé et cela a mal tourné. Que s'est-il passé?
question-premortem-hint = Cela aide à voir ce qui pourrait mal tourner. La réponse peut rester vide.
question-signs = Quel serait le premier signe que cela tourne mal?
question-signs-hint = Pour chaque signe, dites ce que vous ferez alors et quand vous vérifierez.
question-sign-seen = Avez-vous vu ce signe d'alerte? « { $sign } »
question-sign-seen-hint = Sinon, choisissez quand vérifier de nouveau.
question-sign-seen-then = Vous aviez prévu ceci : « { $then } »
question-draft = { $option } : { $sentences }
question-draft-heaviest = { $people ->
    [one] pour moi, « { $criterion } » pèse le plus
   *[other] pour nous, « { $criterion } » pèse le plus
}{ $effect ->
    [well] , et cette option y est bien évaluée.
    [badly] , même si cette option y est mal évaluée.
   *[open] .
}
question-draft-con = « { $criterion } » compte contre cette option.
question-draft-think-again = { $people ->
    [one] J'y repenserais si { $changes } : « { $option } » { $certainty ->
        [could] pourrait alors être à égalité.
       *[would] serait alors à égalité.
    }
   *[other] Nous y repenserions si { $changes } : « { $option } » { $certainty ->
        [could] pourrait alors être à égalité.
       *[would] serait alors à égalité.
    }
}
question-draft-other-leads = D'après les chiffres, « { $option } » est en tête.
question-steps = Que ferez-vous, et pour quand?
question-steps-hint = De petites actions, chacune avec une date si possible.
question-review-date = Quand ferez-vous le bilan de ce choix?
question-review-date-hint = Ce jour-là, la bibliothèque montre cette délibération en premier.
question-came-true = Quelle part de ce que vous attendiez s'est réalisée?
question-came-true-expected = Vous attendiez ceci : { $text } — 0 % : rien ne s'est réalisé; 100 % : tout.
question-came-true-hint = Aucune attente n'avait été écrite. Pensez à ce que vous espériez. 0 % : rien ne s'est réalisé; 100 % : tout.
question-satisfied = À quel point le résultat vous satisfait-il?
question-satisfied-hint = 1 : pas du tout; 10 : entièrement. Une bonne décision peut mal tourner.
question-review-note = Que s'est-il passé?
question-review-note-hint = Écrivez quelques mots pour le prochain bilan. Les poids viennent ensuite : changez ceux que vous donneriez autrement aujourd'hui.
question-review-result = Avant et maintenant
question-review-result-hint = Ce que vous avez décidé, ce qui s'est passé, et ce que la même question donne aujourd'hui.
question-choice-one-person = Une personne
question-choice-nobody = À personne : retour au verdict
question-choice-several-people = Plusieurs, par leur nom : partenaires, collègues
question-choice-person-and-employer = Une personne et l'employeur
question-choice-met = Oui
question-choice-unmet = Non
question-choice-unknown = Je ne sais pas
question-choice-ruled-out = « { $option } » est une option écartée, car { $count ->
    [one] la réponse à { $questions } est non
   *[other] les réponses à { $questions } sont non
}. La choisir quand même?
question-choice-weeks = { $count ->
    [one] Dans une semaine
   *[other] Dans { $count } semaines
}
question-choice-seen = Oui, je l'ai vu
question-choice-look-again = { $count ->
    [one] Non. Vérifier de nouveau dans un mois
   *[other] Non. Vérifier de nouveau dans { $count } mois
}
question-choice-stop-looking = Non, et ne plus vérifier
question-choice-months = { $count ->
    [one] Dans un mois
    [12] Dans un an
   *[other] Dans { $count } mois
}
