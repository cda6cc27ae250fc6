# SPDX-License-Identifier: Apache-2.0
# bash completion for postroomctl; installed as /usr/share/bash-completion/completions/postroomctl.
# Commands and options come from the program's own help, so that this file cannot fall behind.

_postroomctl_words() { # the subcommands or the options of a command, from its help
    local what=$1
    shift
    "$@" --help 2>/dev/null | if [ "$what" = commands ]; then
        sed -n '/^Subcommands:/,$ s/^  \([a-z][a-z-]*\) .*/\1/p'
    else
        grep -oE '^  (-[a-zA-Z],)?--[a-z-]+' | grep -oE -- '--[a-z-]+'
    fi
}

_postroomctl() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} word skip=
    local -a command=(postroomctl) shared=()
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [ -n "$skip" ]; then
            [ "$skip" = --socket ] && shared+=(--socket "$word")
            skip=
            continue
        fi
        case $word in
        --socket | --config | --facts | --message | --folder | --limit | --after | --from | --to | --domain | --host | --why | --older | -m | --reason | --comment) skip=$word ;;
        -*) ;;
        *) [ ${#command[@]} -lt 3 ] && command+=("$word") ;;
        esac
    done
    case $prev in
    --socket | --config | --facts | --folder | import | apply | check)
        [[ $cur != -* ]] && { COMPREPLY=($(compgen -f -- "$cur")); return; } ;;
    --part) COMPREPLY=($(compgen -W 'subject headers body' -- "$cur")); return ;;
    groups) COMPREPLY=($(compgen -W 'cause domain host sender age transport queue' -- "$cur")); return ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$(_postroomctl_words options "${command[@]}") --json --socket" -- "$cur"))
        return
    fi
    case "${command[*]:1}" in
    'queue show' | 'queue try' | 'queue hold' | 'queue release' | 'queue give-up' | 'queue remove' | 'queue reroute' | 'queue change-sender' | 'queue add-recipient' | 'queue mark-delivered' | 'trace show' | 'trace explain' | 'trace verdicts' | 'trace export' | 'trace reveal')
        COMPREPLY=($(compgen -W "$(postroomctl "${shared[@]}" queue list --json 2>/dev/null | grep -oE '"id": *"[^"]{23}"' | grep -oE '[0-9A-Za-z]{6}-[0-9A-Za-z-]+')" -- "$cur")) ;;
    'bounce explain') COMPREPLY=($(compgen -f -- "$cur")) ;;
    'trace search')
        compopt -o nospace 2>/dev/null
        COMPREPLY=($(compgen -W 'from: to: status: after: before: msgid: ip: reason: subject:' -- "$cur")) ;;
    *) COMPREPLY=($(compgen -W "$(_postroomctl_words commands "${command[@]}")" -- "$cur")) ;;
    esac
}
complete -F _postroomctl postroomctl
