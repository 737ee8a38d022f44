# Revenir sur ce qui fut décidé.
review-earlier-decision = Avant cela, le { $day } : { $option }.
review-came-true = { $part } % de ce que vous attendiez s'est réalisé.
review-came-true-confidence = Votre certitude était de { $sure } %; { $part } % de ce que vous attendiez s'est réalisé.
review-satisfied = Votre satisfaction : { $ten } sur 10.
review-note = Ce qui s'est passé : { $text }
review-verdict-then = Le verdict d'alors. { $verdict }
review-verdict-now = Le verdict d'aujourd'hui. { $verdict }
review-verdict-then-unknown = Le fichier ne dit pas quel était le verdict d'alors.
review-tie = À égalité.
review-changes-since = { $count ->
    [1] Modifié depuis, une fois après avoir vu le verdict :
   *[other] Modifié depuis, { $count } fois après avoir vu le verdict; le plus récent d'abord :
}
review-weight-raised = Vous avez haussé { $count } fois le poids de « { $criterion } » après avoir vu le verdict.
review-weight-lowered = Vous avez baissé { $count } fois le poids de « { $criterion } » après avoir vu le verdict.
review-reopened = Un nouveau tour commence. La décision d'avant reste dans le fichier.
review-calibration-title = Votre certitude, et ce qui s'est réalisé
review-calibration-group = À environ { $sure } % de certitude : juste { $right } fois sur { $cases }.
review-calibration-group-few = À environ { $sure } % de certitude : juste { $right } fois sur { $cases }. C'est peu de cas.
review-calibration-none = Aucune décision n'a encore eu de bilan. Le jour du bilan, appuyez sur Entrée sur la délibération pour dire ce qui s'est passé.
review-calibration-too-few = { $cases ->
    [1] 1 cas jusqu'ici
   *[other] { $cases } cas jusqu'ici
} : moins de { $enough } cas ne disent encore rien.
review-calibration-right = « Juste » veut dire qu'au moins la moitié de ce qui était attendu s'est réalisée.
review-calibration-advice = Si vous voyez juste moins souvent que vous ne le dites, doutez un peu plus. Si c'est plus souvent, faites-vous davantage confiance.
