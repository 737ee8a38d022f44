# La langue de l'interface et des textes d'un fichier. Chaque message parle de la langue dans laquelle il est écrit.
language-now = L'interface est maintenant en français. Pour la garder ainsi, mettez la ligne language = "fr" dans config.toml.
language-already = L'interface est déjà en français.
language-unknown = Il n'y a pas de langue « { $name } » ici. Tapez { $word } fr pour le français ou { $word } en pour l'anglais.
language-offer = Les textes du modèle dans ce fichier sont en anglais. Mettre { $count ->
    [one] { $count } texte
   *[other] { $count } textes
} en français? Vos propres mots restent tels quels.
language-changed = { $count ->
    [one] { $count } texte de ce fichier a été mis en français.
   *[other] { $count } textes de ce fichier ont été mis en français.
} { $word } annule ce changement.
language-nothing-to-change = Il n'y a rien à changer : aucun texte de ce fichier n'est encore un texte de son modèle en anglais.
language-offer-again = { $word } fr le propose de nouveau.
