# Ce qui sort du programme, pour d'autres programmes.
report-of = Tiré de « { $title } »
report-review = À relire : { $title }
report-chosen = Votre choix : { $option }
report-expects = Ce que vous en attendiez : { $text }
report-nothing = Rien ici n'a encore de date, donc il n'y a pas de calendrier à écrire. Donnez une date à un geste, ou dites quand vous y reviendrez.
report-left-out = { $count ->
    [one] { $count } geste est laissé de côté : il est fait, ou sans date.
   *[other] { $count } gestes sont laissés de côté : ils sont faits, ou sans date.
}
report-written = Pour votre calendrier : { $path }
report-not-written = { $path } n'a pas été écrit : { $reason }.
