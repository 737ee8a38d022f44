# The language of the interface and of the texts of a file. Each message is about the language that it is written in.
language-now = The interface is now in English. To keep it, put the line language = "en" in config.toml.
language-already = The interface is in English already.
language-unknown = There is no language “{ $name }” here. Type { $word } fr for French or { $word } en for English.
language-offer = The texts of the template in this file are in French. Change { $count ->
    [one] 1 text
   *[other] { $count } texts
} to English? Your own words stay as they are.
language-changed = { $count ->
    [one] 1 text of this file was changed to English.
   *[other] { $count } texts of this file were changed to English.
} { $word } undoes this.
language-nothing-to-change = There is nothing to change: no text of this file is still a text of its template in French.
language-offer-again = { $word } en offers it again.
