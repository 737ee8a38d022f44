# Biffer : ce qui s'annule.
strike-title = Ce qui s'annule : { $option }
strike-begin = { $count ->
    [one] Une biffure annule ce qui pèse autant des deux côtés.
   *[other] { $count } biffures annulent ce qui pèse autant des deux côtés.
}
strike-none = Rien ne s'annule, ni un à un, ni par deux ou trois.
strike-one-sided = Sans rien de l'autre côté, rien ne s'annule.
strike-nothing = Rien de ce qui compte ne parle pour elle, ni contre elle.
strike-cancels = { $number } sur { $count } : { $these } { $few ->
    [one] annule
   *[other] annulent
} { $those }.
strike-entry = « { $criterion } » { $strength }
strike-left-pros = Il reste { $pros } contre { $cons } : le pour l'emporte.
strike-left-cons = Il reste { $pros } contre { $cons } : le contre l'emporte.
strike-left-even = Il reste { $pros } contre { $cons } : les deux côtés pèsent autant.
strike-left-nothing = Il ne reste rien : les deux côtés pèsent autant.
strike-pros = Pour
strike-cons = Contre
strike-side-pros = Pour : { $entries }.
strike-side-cons = Contre : { $entries }.
strike-unrated = Pas de note : { $criteria }.
strike-unknown = Pas connu, donc compté 0 : { $criteria }.
strike-zero = Ne change rien : { $criteria }.
strike-light = Pèse trop peu pour compter ici : { $criteria }.
strike-range = ~ pas connu au juste : la meilleure estimation compte, ou le milieu.
strike-points = Chaque chiffre est un poids multiplié par une note, arrondi.
strike-tenths = Les chiffres sont ceux du verdict, en dixièmes : 12 veut dire 1,2.
strike-source = D'après la lettre de Franklin à Priestley du 19 septembre 1772.
