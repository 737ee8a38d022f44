# Completions of pesee for fish, in the language of the user. `pesee __complete` knows what can come next.
function __pesee_complete
    set --local token (commandline --current-token --cut-at-cursor)
    command pesee __complete fish "$token" (commandline --current-process --tokenize --cut-at-cursor) 2>/dev/null
end
complete --command pesee --no-files --keep-order --arguments '(__pesee_complete)'
