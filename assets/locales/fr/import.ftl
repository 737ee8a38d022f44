# Un tableau ou une liste d'un autre programme.
import-table = Un tableau : { $criteria ->
    [one] 1 critère
   *[other] { $criteria } critères
}, { $options ->
    [one] 1 option
   *[other] { $options } options
}, { $ratings ->
    [0] aucune évaluation
    [one] 1 évaluation
   *[other] { $ratings } évaluations
}, { $unrated ->
    [0] plus rien à évaluer
   *[other] { $unrated } à évaluer
}.
import-list = Une liste : { $pros ->
    [0] aucun pour
    [one] 1 pour
   *[other] { $pros } pour
}, { $cons ->
    [0] aucun contre
    [one] 1 contre
   *[other] { $cons } contre
}, { $options ->
    [one] 1 option
   *[other] { $options } options
}. La liste dit ce qui est un pour et ce qui est un contre, mais pas combien. Le programme le demande à l'ouverture du fichier.
import-columns-format = Les colonnes sont séparées par { $separator ->
    [tab] des tabulations
    [comma] des virgules
    [semicolon] des points-virgules
   *[other] « { $sign } »
}; le texte est en { $encoding }.
import-title = Titre : { $title }
import-options = Options : { $options }
import-option = { $option } :
import-pro-or-con = {"  "}{ $sign } { $name }
import-criterion = { $name } : { $ratings }
import-criterion-with = { $name } ({ $facts }) : { $ratings }
import-weight = { $weight ->
    [one] { $figure } point
   *[other] { $figure } points
}
import-rating = { $option } { $rating }
import-passed-over = Laissé de côté : { $place }, { $text }
import-not-saved = Rien n'est encore enregistré. Pour l'enregistrer tel que montré : pesee import "{ $file }" --yes
import-confirm = L'enregistrer tel que montré?
import-confirm-save = L'enregistrer
import-confirm-cancel = Ne pas enregistrer
import-cancelled = Rien n'a été enregistré.
import-saved = Enregistré : { $path }
import-unsaved = La délibération n'a pas pu être enregistrée dans { $path } : { $reason }
import-failed = Rien n'a été enregistré. Corrigez ces lignes, puis réessayez.
import-cell = cellule { $name }
import-line = ligne { $line }
import-error-at = { $file }, { $place } : { $why }
import-error-whole = { $file } : { $why }
import-more-errors = { $count ->
    [one] Un autre endroit ne peut pas être lu.
   *[other] { $count } autres endroits ne peuvent pas être lus.
}
import-why-spreadsheet-file = c'est un classeur; enregistrez-le en CSV dans votre tableur, puis importez celui-ci
import-why-not-text = ce n'est pas du texte; enregistrez un tableau en CSV, une liste en Markdown
import-why-no-options = ce n'est pas un tableau; mettez les critères dans la première colonne et les options dans la première ligne, séparés par des virgules, des points-virgules ou des tabulations
import-why-no-criteria = il n'y a rien sous la première ligne; ajoutez une ligne pour chaque critère
import-why-no-items = il n'y a ni pour ni contre; commencez chaque ligne par « + » ou « - », ou mettez-la sous « Pour » ou « Contre »
import-why-invalid-rating = « { $text } » n'est pas une évaluation; écrivez un nombre de −5 à 5, une fourchette comme 0…3, un point d'interrogation pour « je ne sais pas », ou rien
import-why-reversed-range = « { $text } » a ses deux bouts à l'envers; écrivez le plus bas d'abord
import-why-invalid-weight = « { $text } » n'est pas un poids; écrivez un nombre, 0 ou plus, ou rien
import-why-invalid-time-horizon = « { $text } » n'est pas un moment; écrivez maintenant, plus tard ou toujours
import-why-no-option-above = « { $text } » n'a pas d'option au-dessus; nommez la colonne dans la première ligne, ou videz la cellule
import-why-no-criterion-beside = « { $text } » n'a pas de critère à côté; nommez la ligne dans la première colonne, ou videz-la
import-why-no-side = « { $text } » n'est ni pour ni contre; commencez par « + » ou « - », ou mettez-le sous « Pour » ou « Contre »
import-why-duplicate = « { $text } » est là deux fois pour la même option; retirez-en un
import-why-too-long = un nom dépasse 64 Kio; il faut l'abréger
import-why-too-many-criteria = « { $text } » est un critère de trop; le maximum est { $most }
import-why-too-many-options = « { $text } » est une option de trop; le maximum est { $most }
