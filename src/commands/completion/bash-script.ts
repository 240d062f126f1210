import {
  QUERY_NAMES,
  spellingsOf,
  toldOptions,
  type Candidates,
  type CompletedCommand,
  type CompletedOption,
  type CompletionModel,
} from "./model.ts";

/** What a script says of candidates: the kind, and what that is about. */
const wordsOf = (candidates: Candidates): string => {
  if ("source" in candidates) return `${candidates.kind} ${candidates.source}`;
  return "words" in candidates ? `${candidates.kind} ${candidates.words.join(" ")}` : candidates.kind;
};

/**
 * The completion script for bash from 3.2 on. It needs nothing else to be installed.
 *
 * What it offers are words without blanks and without anything that a shell would expand; within the quotes of a query, the
 * program writes what the quotes need.
 */
export function renderBashScript({ options, commands }: CompletionModel): string {
  return `# bash completion for audiencectl: put it where bash-completion finds it, or into ~/.bashrc with
#   source <(audiencectl completion bash)

# What is possible at a place: its kind, and the words or the source that go with it. The place is a command with an option
# or with the number of an argument.
__audiencectl_candidates() {
  case "$1" in
${commands.flatMap(placesOf).join("\n")}
  esac
}

# Whether an option takes several values in a row.
__audiencectl_is_variadic() {
  case "$1" in
${commands.flatMap(variadicOf).join("\n")}
    *) return 1 ;;
  esac
}

# The options of a command, or those before a command.
__audiencectl_options() {
  case "$1" in
    "") echo "${optionWords(options)}" ;;
${commands.map(({ name, options }) => `    ${name}) echo "${optionWords(options)}" ;;`).join("\n")}
  esac
}

# Adds the queries that a name completes, where the cursor is at the end of a text whose quote is open. It takes what bash
# completes, which is that text without the quote, and the options that are typed already.
__audiencectl_offer_queries() {
  local text=$1 line
  shift
  if [[ $cur != [\\"\\']* || \${cur:1} != "$text" ]]; then return; fi
  while IFS= read -r line; do
    # A list shows names alone.
    if [[ $COMP_TYPE == 63 ]]; then COMPREPLY+=("\${line%%$'\\t'*}"); else COMPREPLY+=("$text\${line#*$'\\t'}"); fi
  done < <(command audiencectl completion ${QUERY_NAMES} "--text=$text" "--quote=\${cur:0:1}" "$@" 2>/dev/null)
  # Bash closes the quote after the only thing that is offered, but a query goes on after a name.
  if ((\${#COMPREPLY[@]} == 1)) && [[ $COMP_TYPE != 63 ]]; then COMPREPLY+=("\${COMPREPLY[0]} "); fi
}

# Adds the words that begin as what is typed.
__audiencectl_offer() {
  local word
  for word in $1; do
    if [[ $word == "$cur"* ]]; then COMPREPLY+=("$word\${2-}"); fi
  done
}

_audiencectl() {
  local IFS=$' \\t\\n' typed=() word command="" pending="" satisfied="" place="" kind="" about="" told=() cur count index number=0
  COMPREPLY=()
  # Bash cuts words at "=": put them together again.
  for ((index = 1; index <= COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    count=\${#typed[@]}
    if ((count > 0)) && [[ $word == "=" || \${COMP_WORDS[index - 1]} == "=" ]]; then
      typed[count - 1]+=$word
    else
      typed[count]=$word
    fi
  done
  count=\${#typed[@]}
  cur=\${typed[count - 1]}
  for ((index = 0; index < count - 1; index++)); do
    word=\${typed[index]}
    case $pending in
${toldOptions.map((option) => `      ${spellingsOf(option).join(" | ")}) told+=("${option.long}=$word") ;;`).join("\n")}
    esac
    case $word in
      ${toldOptions.map(({ long }) => `${long}=*`).join(" | ")}) told+=("$word") ;;
    esac
    if [[ -n $pending && $word != -* ]]; then
      satisfied=yes
      if ! __audiencectl_is_variadic "$command $pending"; then pending=""; fi
    elif [[ $word == -* ]]; then
      pending="" satisfied=""
      if [[ -n $(__audiencectl_candidates "$command $word") ]]; then pending=$word; fi
    elif [[ -z $command ]]; then
      command=$word
    else
      number=$((number + 1))
    fi
  done

  if [[ $cur == --*=* ]]; then
    place="$command \${cur%%=*}"
    cur=\${cur#*=}
  elif [[ $cur == -* && (-z $pending || -n $satisfied) ]]; then
    __audiencectl_offer "$(__audiencectl_options "$command")"
    return
  elif [[ -n $pending ]]; then
    place="$command $pending"
  elif [[ -z $command ]]; then
    __audiencectl_offer "${commands.map(({ name }) => name).join(" ")}"
    return
  else
    place="$command $number"
  fi

  read -r kind about <<<"$(__audiencectl_candidates "$place")"
  if [[ $kind == outputs && $cur == *=* ]]; then
    cur=\${cur#*=}
    kind=files
  fi
  case $kind in
    words) __audiencectl_offer "$about" ;;
    outputs)
      __audiencectl_offer "$about" =
      compopt -o nospace 2>/dev/null
      ;;
    names | names-or-files) __audiencectl_offer "$(command audiencectl completion "$about" \${told[@]+"\${told[@]}"} 2>/dev/null)" ;;
    queries) __audiencectl_offer_queries "$2" \${told[@]+"\${told[@]}"} ;;
    files | folders)
      if [[ $kind == files ]]; then place=-f; else place=-d; fi
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$place" -- "$cur")
      compopt -o filenames 2>/dev/null
      ;;
  esac
  if [[ $kind == names-or-files ]]; then
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")
  fi
}

complete -F _audiencectl audiencectl
`;
}

function placesOf({ name, options, arguments: places, lastRepeats }: CompletedCommand): string[] {
  const pattern = (index: number): string =>
    lastRepeats && index === places.length - 1 ? `"${name} "[0-9]*` : `"${name} ${index}"`;
  return [
    ...options.flatMap((option) =>
      option.value ? [`    ${alternatives(spellings(name, option))}) echo "${wordsOf(option.value)}" ;;`] : [],
    ),
    ...places.map((candidates, index) => `    ${pattern(index)}) echo "${wordsOf(candidates)}" ;;`),
  ];
}

function variadicOf({ name, options }: CompletedCommand): string[] {
  const variadic = options.filter((option) => option.variadic);
  return variadic.map((option) => `    ${alternatives(spellings(name, option))}) return 0 ;;`);
}

function spellings(command: string, option: CompletedOption): string[] {
  return spellingsOf(option).map((flag) => `${command} ${flag}`);
}

function alternatives(texts: readonly string[]): string {
  return texts.map((text) => `"${text}"`).join(" | ");
}

function optionWords(options: readonly CompletedOption[]): string {
  return options.flatMap(spellingsOf).join(" ");
}
