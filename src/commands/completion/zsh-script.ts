import {
  QUERY_NAMES,
  spellingsOf,
  toldOptions,
  type Candidates,
  type CompletedCommand,
  type CompletedOption,
  type CompletionModel,
} from "./model.ts";

/** What follows the help in a spec of `_arguments`: a heading and an action. */
function actionOf(candidates: Candidates): string {
  switch (candidates.kind) {
    case "words":
      return `:value:(${candidates.words.join(" ")})`;
    case "outputs":
      return `:format and file:_audiencectl_outputs ${candidates.words.join(" ")}`;
    case "files":
      return ":file:_files";
    case "folders":
      return ":folder:_files -/";
    case "names":
      return `:name:_audiencectl_names ${candidates.source}`;
    case "names-or-files":
      return `:name or file:_audiencectl_names_or_files ${candidates.source}`;
    case "queries":
      return ":query:_audiencectl_queries";
    case "any":
      return ":value: ";
  }
}

/** The completion script for zsh. */
export function renderZshScript({ options, commands }: CompletionModel): string {
  return `#compdef audiencectl
# zsh completion for audiencectl: save it as _audiencectl in a folder of $fpath, or put into ~/.zshrc after compinit
#   source <(audiencectl completion zsh)

# Asks the program, and tells it the options that are typed already.
_audiencectl_ask() {
  local -a told
${toldOptions.flatMap((option) => spellingsOf(option).map((flag) => `  [[ -n $opt_args[${flag}] ]] && told+=(${option.long}=$opt_args[${flag}])`)).join("\n")}
  command audiencectl completion "$@" $told 2>/dev/null
}

# Names that the project's files tell. The source comes last, after what is for compadd.
_audiencectl_names() {
  local -a names
  names=(\${(f)"$(_audiencectl_ask $argv[-1])"})
  compadd "\${(@)argv[1,-2]}" -a names
}

# The same, or files.
_audiencectl_names_or_files() {
  local ret=1
  _audiencectl_names "$@" && ret=0
  _files && ret=0
  return ret
}

# What a name makes of a query whose quote is open. The list shows names alone, and the quote stays open: the query goes on.
_audiencectl_queries() {
  [[ -z $SUFFIX && $compstate[quote] == [\\'\\"] ]] || return 1
  local line
  local -a queries names
  for line in \${(f)"$(_audiencectl_ask ${QUERY_NAMES} "--text=$PREFIX" --quote=$compstate[quote])"}; do
    names+=("\${line%%$'\\t'*}")
    queries+=("$PREFIX\${line#*$'\\t'}")
  done
  compadd "$@" -Q -S '' -d names -a queries
}

# FORMAT=FILE. The formats come after what is for compadd.
_audiencectl_outputs() {
  if compset -P '*='; then
    _files
  else
    compadd -S = "$@"
  fi
}

_audiencectl_commands() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${escapeBackslashes(summary)}`)}`).join("\n")}
  )
  _describe command commands
}

_audiencectl() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C \\
${options.flatMap(specsOf).map(continued).join("")}    '1: :_audiencectl_commands' \\
    '*:: :->rest'
  [[ $state == rest ]] || return
  case $words[1] in
${commands.map(renderCase).join("\n")}
  esac
}

if [[ $funcstack[1] == _audiencectl ]]; then
  _audiencectl "$@"
elif ((\${+functions[compdef]})); then
  compdef _audiencectl audiencectl
else
  echo "audiencectl completes nothing yet: put autoload -Uz compinit && compinit before it in ~/.zshrc" >&2
fi
`;
}

function renderCase({ name, options, arguments: places, lastRepeats }: CompletedCommand): string {
  const number = (index: number): string => (lastRepeats && index === places.length - 1 ? "*" : `${index + 1}`);
  const specs = [
    ...options.flatMap(specsOf),
    ...places.map((place, index) => quote(`${number(index)}${actionOf(place)}`)),
  ];
  return `    ${name})\n      _arguments ${specs.join(" \\\n        ")}\n      ;;`;
}

/** The specs of an option: one for each of its spellings, which leave one another out unless it may be repeated. */
function specsOf(option: CompletedOption): string[] {
  const { long, help, value, repeatable } = option;
  const names = spellingsOf(option);
  const before = repeatable ? "*" : `(${names.join(" ")})`;
  const action = value ? actionOf(value) : "";
  return names.map((name) =>
    quote(`${before}${name}${value && name === long ? "=" : ""}[${escapeHelp(help)}]${action}`),
  );
}

function continued(spec: string): string {
  return `    ${spec} \\\n`;
}

/** A help text between brackets of a spec. */
function escapeHelp(text: string): string {
  return escapeBackslashes(text).replaceAll(/[[\]:]/g, String.raw`\$&`);
}

function escapeBackslashes(text: string): string {
  return text.replaceAll("\\", "\\\\");
}

/** A text as one word, of which zsh takes every character as it is. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
