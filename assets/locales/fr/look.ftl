# Revenir sur ce qui fut décidé.
look-back-before = Avant cela, le { $day } : { $option }.
look-back-came-true = { $part } % s'est réalisé.
look-back-came-true-sure = Votre certitude était de { $sure } %; { $part } % s'est réalisé.
look-back-satisfied = Satisfaction, tout compte fait : { $ten } sur 10.
look-back-happened = Ce qui s'est passé : { $text }
look-back-then = Le verdict d'alors. { $verdict }
look-back-now = Le verdict d'aujourd'hui. { $verdict }
look-back-no-then = Le fichier ne dit pas quel était le verdict d'alors.
look-back-level = À égalité.
look-back-since = { $count ->
    [1] Modifié depuis, une fois après avoir vu le verdict :
   *[other] Modifié depuis, { $count } fois après avoir vu le verdict; le plus récent d'abord :
}
look-back-raised = Vous avez haussé { $count } fois le poids de « { $criterion } » après avoir vu le verdict.
look-back-lowered = Vous avez baissé { $count } fois le poids de « { $criterion } » après avoir vu le verdict.
look-back-reopened = Nouveau tour. La décision d'avant reste dans le fichier; u revient en arrière.
look-sure-title = Votre certitude, et ce qui s'est réalisé
look-sure = À environ { $sure } % de certitude : juste { $right } fois sur { $cases }.
look-sure-few = À environ { $sure } % de certitude : juste { $right } fois sur { $cases }. C'est peu.
look-sure-none = Aucune décision n'a encore été revue. Le jour venu, Entrée sur une décision demande ce qu'il en est advenu.
look-sure-too-few = { $cases ->
    [1] 1 cas jusqu'ici
   *[other] { $cases } cas jusqu'ici
} : moins de { $enough } ne veulent encore rien dire.
look-sure-right = « Juste », c'est quand au moins la moitié de ce qui était attendu s'est réalisée.
look-sure-enough = Si vous voyez juste moins souvent que vous ne le dites, doutez un peu plus; plus souvent, fiez-vous à vous.
