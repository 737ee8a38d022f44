# La langue de l'interface et des textes d'un fichier. $name est le nom d'une langue dans cette langue.
language-now = L'interface est maintenant en { $name }. Pour la garder ainsi, mettez la ligne language = "{ $tag }" dans config.toml.
language-already = L'interface est déjà en { $name }.
language-unknown = Il n'y a pas de langue « { $name } » ici. Tapez { $word } et l'un de ces mots : { $known }.
language-offer = Les textes du modèle sont dans une autre langue. Mettre { $count ->
    [one] { $count } texte
   *[other] { $count } textes
} en français? Vos propres mots restent tels quels.
language-changed = { $count ->
    [one] { $count } texte de ce fichier a été mis en français.
   *[other] { $count } textes de ce fichier ont été mis en français.
}
language-nothing-to-change = Il n'y a rien à changer : aucun texte de ce fichier n'est encore un texte de son modèle dans une autre langue.
language-offer-again = { $word } fr le propose de nouveau.
