# The language of the interface and of the texts of a file. $name is the name of a language in the language itself.
language-now = The interface is now in { $name }. To keep it, put the line language = "{ $tag }" in config.toml.
language-already = The interface is in { $name } already.
language-unknown = There is no language “{ $name }” here. Type { $word } and one of these: { $known }.
language-offer = The texts of the template are in another language. Change { $count ->
    [one] 1 text
   *[other] { $count } texts
} to English? Your own words stay as they are.
language-changed = { $count ->
    [one] 1 text of this file was changed to English.
   *[other] { $count } texts of this file were changed to English.
}
language-nothing-to-change = There is nothing to change: no text of this file is still a text of its template in another language.
language-offer-again = { $word } en offers it again.
