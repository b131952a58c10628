# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

_hashiya_cli()
{
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  local library=() command='' n=0 i options=''

  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} == --library ]]; then
      library=(--library "${COMP_WORDS[i+1]}")
      ((i++))
    elif [[ -z $command && ${COMP_WORDS[i]} != -* ]]; then
      command=${COMP_WORDS[i]}
    elif [[ ${COMP_WORDS[i]} != -* ]]; then
      ((n++))
    fi
  done

  case $before in
    --library)
      mapfile -t COMPREPLY < <(compgen -d -- "$word")
      return
      ;;
    --format)
      mapfile -t COMPREPLY < <(compgen -W 'auto text markdown html mhtml epub docx odt' -- "$word")
      return
      ;;
    --colour)
      mapfile -t COMPREPLY < <(compgen -W 'yellow green blue pink purple' -- "$word")
      return
      ;;
  esac

  case $command in
    '')
      mapfile -t COMPREPLY < <(compgen -W '--library --help import list outline text html anchor
        annotate annotations edit delete restore remove update versions search template translation
        translation-export check' -- "$word")
      return
      ;;
    import) options='--json --format --language --title --whole --again --jobs' ;;
    outline | annotations) options='--json --version --language' ;;
    text | html) options='--version --language --section' ;;
    anchor) options='--json --quote-only' ;;
    annotate)
      options='--json --range --quote --prefix --suffix --section --document --bookmark --note
        --colour --tag --language'
      ;;
    edit) options='--json --place --confirm --detach --note --colour --tag --untag' ;;
    versions) options='--json --use' ;;
    search) options='--json --limit --match-case --match-letters --whole-words' ;;
    template | translation-export) options='--version' ;;
    check) options='--json --repair' ;;
    *) options='--json' ;;
  esac

  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options --help" -- "$word")
  elif [[ $command == @(import|anchor) || ($command == @(update|translation) && $n -gt 0) ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  elif [[ $command != @(list|search|check) && $n -eq 0 ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" "${library[@]}" list 2>/dev/null |
      cut -f1)" -- "$word")
  fi
}

complete -o filenames -F _hashiya_cli hashiya-cli
