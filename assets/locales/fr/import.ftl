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
}{ $neutral ->
    [0] {""}
    [one] , 1 neutre
   *[other] , { $neutral } neutres
}, { $options ->
    [one] 1 option
   *[other] { $options } options
}.
import-list-unrated = La liste dit ce qui est un pour et ce qui est un contre, mais pas combien. Le programme le demande à l'ouverture du fichier.
import-columns-format = Les colonnes sont séparées par { $separator ->
    [tab] des tabulations
    [comma] des virgules
    [semicolon] des points-virgules
   *[other] « { $sign } »
}; le texte est en { $encoding }.
import-encoding = Le texte est en { $encoding }.
import-turned = Les options sont dans les lignes du fichier. Le programme a retourné le tableau.
import-scale = Les évaluations du fichier sont converties : { $conversion }.
import-scale-word = { $word } devient { $rating }
import-scale-direction = Pour chaque critère, une évaluation plus haute dans le fichier compte comme meilleure pour l'option. Inversez les évaluations des critères où plus est pire, comme un coût.
import-remark-numbers-are-weights = Les nombres à côté des noms sont lus comme des poids : combien chaque élément compte, et non s'il est bon.
import-remark-signs-repeat-sides = Les nombres à côté des éléments sont lus comme des poids : combien chacun compte. Un signe ne fait que répéter si l'élément est un pour ou un contre.
import-remark-signed-ratings = Les nombres avec un signe sont lus comme des évaluations de −5 à +5.
import-remark-without-number = Ceux-ci n'ont pas de nombre qui est lu comme un poids ou une évaluation : { $names }
import-remark-words-kept = Les mots comme élevé et faible restent dans les noms, et ne sont pas lus comme des poids. Pour des poids, écrivez-les comme dans (importance : élevée) : { $names }
import-remark-numbers-kept = Les nombres dans ces noms ne sont pas lus comme des poids, car la plupart des autres n'en ont pas, ils se suivent, ils sont sur plusieurs échelles, ou certains dépassent 100 : { $names }
import-remark-column-is-weights = La colonne « { $heading } » est lue comme des poids : combien chaque élément compte, et non s'il est bon.
import-remark-weight-words = Les mots qui sont des poids deviennent des points : { $words }.
import-weight-word = { $word } devient { $points ->
    [one] { $figure } point
   *[other] { $figure } points
}
import-remark-neutral = Ces éléments ne sont ni pour ni contre, et sont évalués à 0 : { $names }
import-remark-groups-repeated = Les cellules vides de la colonne « { $heading } » appartiennent au groupe au-dessus.
import-remark-options-repeated = Les lignes sans nom d'option vont avec l'option au-dessus : { $names }
import-remark-joined = La { $place } n'a pas de marque à elle, et est lue comme la fin de l'élément au-dessus : { $text }
import-remark-split = La { $place } contient { $count } éléments : { $parts }
import-title = Titre : { $title }
import-options = Options : { $options }
import-option = { $option } :
import-pro-or-con = {"  "}{ $sign } { $name }
import-pro-or-con-with = {"  "}{ $sign } { $name } ({ $note })
import-criterion = { $name } : { $ratings }
import-criterion-with = { $name } ({ $facts }) : { $ratings }
import-weight = { $weight ->
    [one] { $figure } point
   *[other] { $figure } points
}
import-rating = { $option } { $rating }
import-best-guess = { $value } ({ $range })
import-passed-over = Laissé de côté : { $place }, { $text }
import-not-saved = Rien n'est encore enregistré. Pour l'enregistrer tel que montré : { $command }
import-ask-scale = Sur quelle échelle sont les évaluations du fichier ({ $columns })?
import-ask-scale-criteria = { $count ->
    [one] Les évaluations de { $names } sont loin de celles des autres critères. Sur quelle échelle sont toutes les évaluations?
   *[other] Les évaluations de ces critères sont loin de celles des autres : { $names }. Sur quelle échelle sont toutes les évaluations?
}
import-ask-scale-reversed = Le fichier dit ({ $place }) que l'évaluation la plus basse est la meilleure : { $text }. Comment convertir les évaluations?
import-ask-options = Où sont les options du tableau?
import-ask-weights = Quelle colonne contient les poids?
import-ask-column = Que contient la colonne « { $heading } »?
import-ask-encoding = Lequel de ces textes est juste?
import-ask-headings = Que désignent ces noms : { $names }?
import-scale-own = De −5 à 5, comme le programme évalue : rien n'est converti
import-scale-choice = De { $low } à { $high } : { $conversion }
import-scale-choice-reversed = De { $worst } (le pire) à { $best } (le meilleur) : { $conversion }
import-options-in-columns = Dans la première ligne : { $names }
import-options-in-rows = Dans la première colonne : { $names }
import-weights-none = Aucune : chacune est une option
import-column-option = Les évaluations d'une option de ce nom
import-column-weights = Les poids : combien chaque critère compte
import-column-remarks = Des remarques sur les critères
import-column-nothing = Aucun de ces choix : ignorer la colonne
import-encoding-choice = { $text } ({ $encoding })
import-headings-options = Des options : chacune a ses pour et ses contre
import-headings-topics = Des thèmes, des personnes ou autre chose : tous les pour et les contre appartiennent à la même option
import-unclear-scale = { $count ->
    [one] les évaluations sous { $columns } peuvent être sur l'échelle { $scales }. Si c'est le cas, ajoutez-la à la commande : --scale { $first }
   *[other] les évaluations sous { $columns } conviennent à plusieurs échelles : { $scales }. Ajoutez la bonne à la commande, par exemple --scale { $first }
}
import-unclear-scale-criteria = { $count ->
    [one] les évaluations de { $names } sont loin de celles des autres critères, et sont peut-être sur une autre échelle. Convertissez-les à l'échelle des autres, ou ajoutez l'échelle de toutes les évaluations à la commande, par exemple --scale { $first }
   *[other] les évaluations de ces critères sont loin de celles des autres, et sont peut-être sur une autre échelle : { $names }. Convertissez-les à l'échelle des autres, ou ajoutez l'échelle de toutes les évaluations à la commande, par exemple --scale { $first }
}
import-unclear-scale-reversed = « { $text } » ({ $place }) dit que l'évaluation la plus basse est la meilleure. Ajoutez l'échelle à la commande, la meilleure évaluation à la fin : --scale { $first }, ou --scale { $other } si la plus haute est quand même la meilleure
import-unclear-column = la colonne « { $heading } » ({ $place }) peut être une option, les poids, des remarques, ou rien de cela. Ajoutez ce qu'elle est à la commande : --column { $stated }, ou =weights (les poids), =remarks (des remarques) ou =nothing (rien)
import-unclear-options = les options peuvent être dans la première ligne ({ $columns }) ou dans la première colonne ({ $rows }). Ajoutez --options columns (colonnes) ou --options rows (lignes) à la commande
import-unclear-weights = les poids peuvent être dans plusieurs colonnes, ou certaines sont des options : { $names }. Ajoutez l'en-tête des poids à la commande, par exemple --weights { $first }, ou --weights "" s'il n'y en a pas
import-unclear-encoding = le texte peut être dans plusieurs encodages : { $encodings }. Ajoutez le bon à la commande, par exemple --encoding { $first }, ou enregistrez le fichier en UTF-8
import-unclear-headings = ces noms peuvent être des options, ou des thèmes de la même option : { $names }. Ajoutez --headings options ou --headings topics (thèmes) à la commande
import-is-deliberation = « { $path } » est déjà une délibération; l'importation ne sert qu'aux fichiers d'autres programmes. Pour l'ouvrir : pesee open { $quoted }
import-is-encrypted = « { $path } » est chiffré, et l'importation ne lit que des tableaux et des listes. Si c'est une délibération, pour l'ouvrir : pesee open { $quoted }
import-is-toml = « { $path } » est un fichier TOML, et l'importation ne lit que des tableaux et des listes. S'il devait être une délibération, pour savoir ce qui ne va pas : pesee check { $quoted }
import-unanswered = Rien n'a été enregistré. Dans un terminal, pesee import pose cette question.
import-scale-invalid = « { $text } » n'est pas une échelle. Écrivez l'évaluation la plus basse et la plus haute, par exemple --scale 1..5.
import-encoding-unknown = « { $text } » n'est pas un encodage que le programme connaît. Écrivez --encoding windows-1252 ou --encoding macintosh.
import-column-unknown = Aucune colonne ne s'appelle « { $text } ». Écrivez un de ces titres après --column : { $names }.
import-column-invalid = « { $text } » ne dit pas ce que contient une colonne. Écrivez le titre, « = », puis option, weights (les poids), remarks (des remarques) ou nothing (rien), par exemple --column "Année=nothing".
import-weights-unknown = Aucune colonne ne s'appelle « { $text } ». Écrivez un de ces en-têtes après --weights : { $names }; ou --weights "" si aucune ne contient de poids.
import-confirm = L'enregistrer tel que montré?
import-confirm-save = L'enregistrer
import-confirm-cancel = Ne pas enregistrer
import-cancelled = Rien n'a été enregistré.
import-saved = Enregistré : { $path }
import-unsaved = La délibération n'a pas pu être enregistrée dans { $path } : { $reason }
import-failed = Rien n'a été enregistré. Corrigez ces lignes, puis réessayez.
import-cell = cellule { $name }
import-row = ligne { $row }
import-line = ligne { $line }
import-error-at = { $file }, { $place } : { $why }
import-error-whole = { $file } : { $why }
import-more-errors = { $count ->
    [one] Un autre endroit ne peut pas être lu.
   *[other] { $count } autres endroits ne peuvent pas être lus.
}
import-why-spreadsheet-file = c'est un classeur; enregistrez-le en CSV dans votre tableur, puis importez celui-ci
import-why-not-text = ce n'est pas du texte; enregistrez un tableau en CSV, une liste en Markdown
import-why-other-format = ce format est pour des programmes, comme le HTML, le JSON et les calendriers; enregistrez un tableau en CSV, une liste en Markdown
import-why-unknown-encoding = l'encodage de ce texte n'est pas connu (c'est peut-être celui de MS-DOS); enregistrez le fichier de nouveau en UTF-8, ou ajoutez l'encodage à la commande, par exemple --encoding windows-1250
import-why-no-options = ce n'est pas un tableau; mettez les critères dans la première colonne et les options dans la première ligne, séparés par des virgules, des points-virgules ou des tabulations
import-why-no-criteria = il n'y a rien sous la première ligne; ajoutez une ligne pour chaque critère
import-why-no-items = il n'y a ni pour ni contre; commencez chaque ligne par « + » ou « - », ou mettez-la sous « Pour » ou « Contre »
import-why-invalid-rating = « { $text } » n'est pas une évaluation; écrivez un nombre de −5 à 5, une fourchette comme 0…3, un point d'interrogation pour « je ne sais pas », ou rien
import-why-off-scale = « { $text } » n'est pas sur l'échelle des autres évaluations; corrigez-la, ou précisez l'échelle avec --scale
import-why-two-scales = « { $text } » donne une autre échelle qu'un en-tête ou une ligne d'avant; convertissez toutes les évaluations en une seule échelle, et ne donnez que celle-là
import-why-reversed-range = « { $text } » a ses deux bouts à l'envers; écrivez le plus bas d'abord
import-why-invalid-weight = « { $text } » n'est pas un poids; écrivez un nombre, 0 ou plus, ou rien
import-why-mixed-weights = « { $text } » est sur une autre échelle que les poids au-dessus; écrivez tous les poids sur une seule échelle
import-why-no-ratings = la colonne « { $text } » ne contient que des textes, et aucune évaluation; nommez-la Commentaire si elle contient des remarques, ou écrivez des évaluations
import-why-text-among-numbers = « { $text } » se trouve parmi des nombres, qui sont des évaluations ou des remarques; écrivez un nombre si ce sont des évaluations, ou nommez la colonne Commentaire si ce sont des remarques
import-why-unknown-column = « { $text } » n'est pas un côté; nommez-la Pour, Contre, Option, Poids ou Commentaire, ou supprimez-la
import-why-no-side-in-cell = « { $text } » ne dit pas de quel côté est sa ligne; écrivez pour ou contre dans cette cellule
import-why-invalid-time-horizon = « { $text } » n'est pas un moment; écrivez maintenant, plus tard ou toujours
import-why-no-option-above = « { $text } » n'a pas d'option au-dessus; nommez la colonne dans la première ligne, ou videz la cellule
import-why-no-criterion-beside = « { $text } » n'a pas de critère à côté; nommez la ligne dans la première colonne, ou videz-la
import-why-no-option-beside = « { $text } » n'a pas d'option à côté; écrivez le nom de son option dans cette cellule
import-why-no-names = la première colonne contient « { $text } » et d'autres évaluations au lieu de noms; ajoutez une première colonne qui nomme les critères. Si ce sont les noms, écrivez Critère dans la cellule au-dessus
import-why-number-among-percents = « { $text } » se trouve parmi des pourcentages et n'a pas le signe de pourcentage; écrivez-le avec ce signe, par exemple 60 % pour 0,6, ou écrivez-les tous sans lui, par exemple 0,4 pour 40 %
import-why-open-quote = un guillemet s'ouvre avant « { $text } » et ne se ferme pas dans sa cellule, si bien que les lignes du dessous en font partie; fermez-le, ou écrivez deux guillemets pour un guillemet du texte
import-why-unclear-total = « { $text } » est peut-être un résultat des autres, mais ses nombres n'en découlent pas; supprimez-le, ou donnez-lui un autre nom
import-why-unclear-rank = « { $text } » ne dit pas si c'est 1 ou le plus grand nombre qui compte le plus; nommez la colonne Poids si c'est le plus grand, ou supprimez-la
import-why-no-option-name = « { $text } » ne nomme pas ce qui est évalué; écrivez le nom de l'option dans cette cellule, comme Garder les deux. Pour comparer plusieurs options, donnez une colonne à chacune
import-why-no-criterion-name = « { $text } » n'est qu'un chiffre par option, sans critères; ajoutez une colonne par critère, comme Coût, Confort
import-why-mark-among-texts = « { $text } » ne dit pas ce qui est pour ou contre; écrivez-le dans cette cellule, ou nommez chaque élément dans la première colonne et mettez un x de son côté
import-why-mark-without-name = « { $text } » marque une ligne dont le pour ou le contre n'a pas de nom; nommez-le dans une colonne à part, comme Élément
import-why-no-headings = la première ligne contient « { $text } » et des évaluations au lieu de titres; ajoutez au-dessus une ligne qui nomme les colonnes, comme Critère, Poids, Garder, Fermer. Si ce sont des titres, écrivez Critère dans la première cellule
import-why-second-table = un deuxième tableau commence par « { $text } »; enregistrez-le dans un fichier à part, ou mettez ses colonnes à côté de celles du premier
import-why-unclear-number = « { $text } » a un séparateur qui est peut-être celui des décimales, ou celui des milliers; écrivez le nombre sans lui
import-why-unclear-weight = « { $text } » est peut-être le poids du pour ou celui du contre de sa ligne; donnez à chacun sa colonne de poids, ou sa propre ligne
import-why-different-weights = « { $text } » a deux poids différents; écrivez le même poids aux deux endroits, ou deux noms différents
import-why-reversed-scale = « { $text } » dit que l'évaluation la plus basse est la meilleure; inversez ces évaluations pour que la plus haute le soit, et supprimez ces mots
import-why-reversed-weights = « { $text } » dit qu'un poids plus bas compte plus; inversez les poids, pour que le plus haut compte plus, et supprimez ces mots
import-why-sides-in-line = « { $text } » nomme un autre côté dans la même ligne; mettez les pour et les contre sur des lignes à part
import-why-number-without-text = « { $text } » n'est qu'un nombre; écrivez ce qui est pour ou contre, ou nommez la colonne Poids
import-why-minus-without-plus = « { $text } » commence par « - », qui n'est un contre que dans une liste où il y a aussi « + »; ici, ce n'est peut-être qu'une puce. Mettez les éléments sous « Pour » et « Contre », ou commencez chacun par « + » ou « - »
import-why-two-sides = « { $text } » a la marque d'un côté, et une autre marque ou le titre au-dessus dit l'autre côté; corrigez l'un des deux
import-why-sign-against-side = le signe du nombre dans « { $text } » dit le contraire de sa marque, de sa colonne ou du titre au-dessus; corrigez l'un des deux, ou écrivez le nombre sans signe
import-why-unclear-heading = le titre « { $text } » est peut-être un côté ou une option; écrivez « Pour » ou « Contre », ou le nom de l'option sans la marque
import-why-unclear-line = « { $text } » se trouve au-dessus d'autres pour ou contre, et est peut-être une option; écrivez chaque option comme un titre au-dessus de ses pour et contre, par exemple # Garder les deux, ou supprimez la ligne
import-why-several-parts = ce fichier contient encore un autre tableau ou une liste; enregistrez ce tableau d'évaluations dans un fichier à part
import-why-html-table = ce tableau est écrit en HTML; écrivez-le en Markdown, ou enregistrez-le en CSV
import-why-no-chosen-option = « { $text } » découle de l'option choisie, mais le fichier ne la nomme pas; écrivez une ligne comme : Option choisie : « Garder les deux »
import-why-unknown-chosen-option = l'option choisie « { $text } » ne correspond à aucune des options du fichier; écrivez son nom comme dans son titre ou dans la liste des options
import-why-side-in-part = « { $text } » est dans une partie qui ne porte sur aucune option; déplacez la ligne parmi les pour et les contre de son option, ou supprimez le mot qui dit pour ou contre
import-why-only-tasks = la liste contient des tâches, comme « { $text } », et aucun pour ni contre; une tâche n'est pas un critère. Enlevez la case devant chaque ligne qui est un pour ou un contre, et mettez-la sous « Pour » ou « Contre »
import-why-task-below-side = « { $text } » a une case à cocher, et une tâche n'est ni un pour ni un contre; enlevez la case si c'en est un, ou déplacez la tâche dans une autre partie
import-why-open-comment = un commentaire commence ici par <!-- et ne finit pas, si bien que rien ne serait lu après lui; finissez-le par -->, ou supprimez <!--
import-why-no-side = « { $text } » n'est ni pour ni contre; commencez par « + » ou « - », ou mettez-le sous « Pour » ou « Contre »
import-why-duplicate = « { $text } » est là deux fois pour la même option; retirez-en un
import-why-duplicate-name = une autre ligne ou colonne s'appelle aussi « { $text } »; donnez-leur des noms différents, ou retirez-en une
import-why-too-long = un nom dépasse 64 Kio; il faut l'abréger
import-why-too-many-criteria = « { $text } » est un critère de trop; le maximum est { $most }
import-why-too-many-options = « { $text } » est une option de trop; le maximum est { $most }
