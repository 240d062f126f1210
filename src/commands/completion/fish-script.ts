import {
  QUERY_NAMES,
  spellingsOf,
  toldOptions,
  type Candidates,
  type CompletedCommand,
  type CompletedOption,
  type CompletionModel,
} from "./model.ts";

/** How a line of `complete` says what may be given. */
function takes(candidates: Candidates): string {
  switch (candidates.kind) {
    case "words":
      return `-x -a ${quote(candidates.words.join(" "))}`;
    case "outputs":
      return `-x -a ${quote(`(__audiencectl_outputs ${candidates.words.join(" ")})`)}`;
    case "files":
      return "-r -F";
    case "folders":
      return "-x -a '(__fish_complete_directories)'";
    case "names":
      return `-x -a ${quote(`(__audiencectl_names ${candidates.source})`)}`;
    case "names-or-files":
      return `-F -a ${quote(`(__audiencectl_names ${candidates.source})`)}`;
    case "queries":
      return "-x -a '(__audiencectl_queries)'";
    case "any":
      return "-x";
  }
}

/** The completion script for fish. */
export function renderFishScript({ options, commands }: CompletionModel): string {
  return `# fish completion for audiencectl: save it as ~/.config/fish/completions/audiencectl.fish, or put into config.fish
#   audiencectl completion fish | source

# The command that is typed already, if any. No option before it takes a value.
function __audiencectl_command
    for word in (commandline -opc)[2..-1]
        if not string match -q -- '-*' $word
            echo $word
            return
        end
    end
    return 1
end

function __audiencectl_is
    set -l command (__audiencectl_command)
    test "$command" = "$argv[1]"
end

# Asks the program, and tells it the options that are typed already.
function __audiencectl_ask
    set -l told
    set -l before
    for word in (commandline -opc)
        switch "$before"
${toldOptions.map((option) => `            case ${spellingsOf(option).join(" ")}\n                set -a told ${option.long}=$word`).join("\n")}
        end
        if string match -qr -- '^(${toldOptions.map(({ long }) => long).join("|")})=' $word
            set -a told $word
        end
        set before $word
    end
    command audiencectl completion $argv $told 2>/dev/null
end

# Names that the project's files tell.
function __audiencectl_names
    __audiencectl_ask $argv[1]
end

# What a name makes of a query, where the cursor is at the end of a text whose quote is open.
function __audiencectl_queries
    set -l text (commandline -ct | string collect)
    if test "$text" != (commandline -t | string collect)
        return
    end
    set text (string replace -r -- '^--[\\w-]+=' '' $text | string collect)
    set -l quote (string sub -l 1 -- $text)
    if not contains -- "$quote" '"' "'"
        return
    end
    if not set text (string unescape -- $text$quote | string collect)
        return
    end
    for line in (__audiencectl_ask ${QUERY_NAMES} --text=$text)
        echo $text(string split -f 2 \\t -- $line)
    end
end

# FORMAT=FILE.
function __audiencectl_outputs
    set -l current (string replace -r -- '^--\\w+=' '' (commandline -ct))
    set -l format (string match -r -- '^[^=]*=' $current)
    if test -n "$format"
        for file in (__fish_complete_path (string replace -- $format '' $current))
            echo $format$file
        end
    else
        printf '%s=\\n' $argv
    end
end

complete -c audiencectl -f
${options.map((option) => renderOption("not __audiencectl_command", option)).join("\n")}
${commands.map(({ name, summary }) => `complete -c audiencectl -n 'not __audiencectl_command' -a ${name} -d ${quote(summary)}`).join("\n")}
${commands.flatMap(renderCommand).join("\n")}
`;
}

function renderCommand({ name, options, arguments: places }: CompletedCommand): string[] {
  const is = `__audiencectl_is ${name}`;
  return [
    ...options.map((option) => renderOption(is, option)),
    ...places.flatMap((place) => renderArgument(is, place)),
  ];
}

function renderOption(condition: string, { short, long, help, value }: CompletedOption): string {
  const names = [short === undefined ? [] : `-s ${short.slice(1)}`, `-l ${long.slice(2)}`].flat().join(" ");
  return `complete -c audiencectl -n ${quote(condition)} ${names}${value ? ` ${takes(value)}` : ""} -d ${quote(help)}`;
}

/** Words are offered as long as none of them is there. */
function renderArgument(condition: string, candidates: Candidates): string[] {
  const line = (when: string, what: string): string[] => [`complete -c audiencectl -n ${quote(when)} ${what}`];
  if (candidates.kind === "any") return [];
  if (candidates.kind === "files") return line(condition, "-F");
  const unlessThere =
    "words" in candidates ? `; and not __fish_seen_subcommand_from ${candidates.words.join(" ")}` : "";
  return line(condition + unlessThere, takes(candidates));
}

/** A text as one word, of which fish takes every character as it is. */
function quote(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
