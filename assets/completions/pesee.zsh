#compdef pesee
# Completions of pesee for zsh, in the language of the user. `pesee __complete` knows what can come next.
_pesee() {
    local value about begun
    local -a values folders
    # What is completed is quoted, but `~` must not be: the folder stays as it was typed.
    [[ $PREFIX == '~'*/* ]] && begun=${(Q)PREFIX%/*}/
    while IFS=$'\t' read -r value about; do
        value=${value#"$begun"}
        if [[ $value == */ ]]; then
            folders+=("$value")
        else
            # A colon begins the description.
            value=${value//\\/\\\\}
            values+=("${value//:/\\:}${about:+:$about}")
        fi
    done < <(command pesee __complete zsh "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    [[ -n $begun ]] && compset -P '*/'
    (( $#values )) && _describe -V value values
    (( $#folders )) && compadd -V folders -S '' -- "${folders[@]}"
    (( $#values + $#folders ))
}
if [[ $funcstack[1] == _pesee ]]; then
    _pesee "$@"
else
    compdef _pesee pesee
fi
