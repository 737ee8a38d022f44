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
look-back-reopened = Nouveau tour. Ce qui fut décidé reste dans le fichier; u revient en arrière.
