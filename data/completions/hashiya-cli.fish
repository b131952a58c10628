# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later

function __hashiya_documents
    hashiya-cli list 2>/dev/null | string replace -r '^(\S+)\t([^\t]*).*' '$1\t$2'
end

set -l commands import list outline text html anchor annotate annotations edit delete restore remove \
    update versions search template translation translation-export check
set -l of_documents outline text html annotate annotations edit delete restore remove update versions \
    template translation translation-export

complete -c hashiya-cli -f
complete -c hashiya-cli -n "not __fish_seen_subcommand_from $commands" -l library -x -a '(__fish_complete_directories)'
complete -c hashiya-cli -n "not __fish_seen_subcommand_from $commands" -a "$commands"
complete -c hashiya-cli -s h -l help
complete -c hashiya-cli -n "__fish_seen_subcommand_from $of_documents" -a '(__hashiya_documents)'
complete -c hashiya-cli -n '__fish_seen_subcommand_from import anchor update translation' -F
complete -c hashiya-cli -n '__fish_seen_subcommand_from import list outline anchor annotate annotations edit delete restore remove update versions search translation check' -l json
complete -c hashiya-cli -n '__fish_seen_subcommand_from import' -l format -x -a 'auto text markdown html mhtml epub docx odt'
complete -c hashiya-cli -n '__fish_seen_subcommand_from import' -l title -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from import' -l whole
complete -c hashiya-cli -n '__fish_seen_subcommand_from import' -l again
complete -c hashiya-cli -n '__fish_seen_subcommand_from import' -l jobs -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from import outline text html annotate annotations' -l language -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from outline text html annotations template translation-export' -l version -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from text html annotate' -l section -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from anchor' -l quote-only
complete -c hashiya-cli -n '__fish_seen_subcommand_from annotate' -l range -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from annotate' -l quote -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from annotate' -l prefix -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from annotate' -l suffix -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from annotate' -l document
complete -c hashiya-cli -n '__fish_seen_subcommand_from annotate' -l bookmark -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from annotate edit' -l note -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from annotate edit' -l colour -x -a 'yellow green blue pink purple'
complete -c hashiya-cli -n '__fish_seen_subcommand_from annotate edit' -l tag -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from edit' -l untag -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from edit' -l place -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from edit' -l confirm
complete -c hashiya-cli -n '__fish_seen_subcommand_from edit' -l detach
complete -c hashiya-cli -n '__fish_seen_subcommand_from versions' -l use -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from search' -l limit -x
complete -c hashiya-cli -n '__fish_seen_subcommand_from search' -l match-case
complete -c hashiya-cli -n '__fish_seen_subcommand_from search' -l match-letters
complete -c hashiya-cli -n '__fish_seen_subcommand_from search' -l whole-words
complete -c hashiya-cli -n '__fish_seen_subcommand_from check' -l repair
