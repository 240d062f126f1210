import { execFile, execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "./project.ts";

const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

/** A shell as tests use it. */
export interface Shell {
  name: string;
  /** Arguments that make it look for faults of syntax and do nothing. */
  check: readonly string[];
  /** What it makes of each line, all of which are put to one shell. */
  answers: (script: string, lines: readonly string[], cwd: string) => Promise<Answer[]>;
}

/** What a shell makes of a line when it is asked to complete it. */
export interface Answer {
  offers: readonly Offer[];
  /** What the line is then, where the shell can be asked that. */
  line?: string;
}

/** Something that a shell offers. */
export interface Offer {
  word: string;
  /** Where the shell shows one. */
  about?: string;
}

/** Whether a shell is on this machine. */
export function isInstalled(name: string): boolean {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** What a driver prints, on a line of its own, when it has told all about a question. */
const END = "@@END@@";

/** What it prints before a line as it is after the completion. */
const LINE = "@@LINE@@";

/**
 * Types each line into an interactive bash that takes no unset variables, and asks for a completion. What is offered goes to the file, and so does what the
 * line is then.
 */
const bashDriver = String.raw`
PS1="" PS2="" TAKEN=$1
source "$2"
eval "$(declare -f _audiencectl | sed '1s/_audiencectl/__asked/')"
_audiencectl() { set -u; __asked "$@"; set +u; ((${"${#COMPREPLY[@]}"})) && printf '%s\n' "${"${COMPREPLY[@]}"}" >> "$TAKEN"; }
finish() { printf '${LINE}%s\n${END}\n' "$READLINE_LINE" >> "$TAKEN"; READLINE_LINE="" READLINE_POINT=0; }
bind 'set bell-style none'
bind -x '"\C-]": finish'
`;

const bash: Shell = {
  name: "bash",
  check: ["-n"],
  async answers(script, questions, cwd) {
    const folder = temporaryFolder();
    const [driver, taken] = ["driver.bash", "taken"].map((name) => path.join(folder, name)) as [string, string];
    writeFileSync(driver, bashDriver);
    writeFileSync(taken, "");
    const typed = [`source '${driver}' '${taken}' '${script}'\n`, ...questions.map((line) => `${line}\t\u001D`)];
    await run("bash", ["--norc", "--noprofile", "-i"], cwd, typed.join(""));
    return answersIn(readFileSync(taken, "utf8")).map((answer) => ({
      offers: lines(answer).flatMap((word) => (word.startsWith(LINE) ? [] : [{ word }])),
      ...lineIn(answer),
    }));
  },
};

/**
 * Types each line into an interactive zsh and asks for a list, and then for the completion. What is offered and what the line
 * is then go to a file, what is shown to stdout.
 */
const zshDriver = String.raw`
zmodload zsh/zpty
zpty shell zsh -f -i
send() { zpty -w -n shell "$1"$'\n' }
send 'PROMPT=""; stty cols 500; COLUMNS=500; unsetopt beep automenu; LISTMAX=10000; autoload -Uz compinit; compinit -u -C -d '"${"${(q)3}"}"''
send "source ${"${(q)1}"}"
send 'compadd() {
  if (( ${"${argv[(I)-[OAD]]}"} )); then builtin compadd "$@"; return; fi
  local -a hits; builtin compadd -O hits "$@"
  [[ $WIDGET == list-choices ]] && (( $#hits )) && print -rl -- $hits >> '"${"${(q)2}"}"'
  builtin compadd "$@"
}'
send 'finish() { print -r -- "${LINE}$BUFFER" >> '"${"${(q)2}"}"'; print "${END}" >> '"${"${(q)2}"}"'; zle kill-buffer; print -r -- "@@""END@@" }; zle -N finish'
send 'bindkey "^X" finish; bindkey "^I" list-choices; bindkey "^T" complete-word; print "@@""READY@@"'
zpty -r shell out '*@@READY@@*'
for line in "${"${@:4}"}"; do
  zpty -w -n shell "$line"$'\t\x14\x18'
  zpty -r shell out '*@@END@@*'
  print -r -- "$out"
done
zpty -d shell
`;

const zsh: Shell = {
  name: "zsh",
  check: ["-n"],
  async answers(script, questions, cwd) {
    const folder = temporaryFolder();
    const [driver, hits, dump] = ["driver.zsh", "hits", "zcompdump"].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(driver, zshDriver);
    const shown = answersIn(await run("zsh", ["-f", driver, script, hits, dump, ...questions], cwd));
    return answersIn(readFileSync(hits, "utf8")).map((answer, index) => ({
      offers: lines(answer).flatMap((word) =>
        word.startsWith(LINE) ? [] : [{ word, ...aboutIn(shown[index] ?? "", word) }],
      ),
      ...lineIn(answer),
    }));
  },
};

/** What a list of zsh says of a word. */
function aboutIn(shown: string, word: string): { about?: string } {
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  const plain = shown.replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, "").replaceAll("\r", "\n");
  const found = lines(plain).find((line) => line.startsWith(`${word} `) && line.includes(" -- "));
  const about = found?.replace(/^.*? -- /, "").trimEnd();
  return about === undefined ? {} : { about };
}

const fish: Shell = {
  name: "fish",
  check: ["-n"],
  async answers(script, questions, cwd) {
    const driver = `source $argv[1]; for line in $argv[2..]; complete -C "$line"; echo ${END}; end`;
    const output = await run("fish", ["--no-config", "-c", driver, script, ...questions], cwd);
    return answersIn(output).map((answer) => ({
      offers: lines(answer).map((each) => {
        const [word = "", about] = each.split("\t");
        return { word, ...(about !== undefined && { about }) };
      }),
    }));
  },
};

/** Every shell that there is a completion script for. */
export const shells: readonly Shell[] = [bash, zsh, fish];

/** Runs a shell with the built program on its path, and a home without anybody's settings. */
async function run(shell: string, words: readonly string[], cwd: string, typed = ""): Promise<string> {
  const home = temporaryFolder();
  const program = path.join(home, "audiencectl");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
  chmodSync(program, 0o755);
  const env = { PATH: `${home}:${process.env["PATH"] ?? ""}`, HOME: home, TERM: "xterm", LC_ALL: "C.UTF-8" };
  const running = promisify(execFile)(shell, [...words], { cwd, env, timeout: 55_000 });
  running.child.stdin?.end(typed);
  return (await running).stdout;
}

function lineIn(answer: string): { line?: string } {
  const found = lines(answer).find((each) => each.startsWith(LINE));
  return found === undefined ? {} : { line: found.slice(LINE.length) };
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** The answers in what a driver has printed, one for each question. */
function answersIn(output: string): string[] {
  return output.split(END).slice(0, -1);
}
