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
  /** What it offers after each line, all of which are put to one shell. */
  offers: (script: string, lines: readonly string[], cwd: string) => Promise<Offer[][]>;
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

/** Calls the function as bash does: with the words of the line, cut at blanks and at equals signs. */
const bash: Shell = {
  name: "bash",
  check: ["-n"],
  async offers(script, questions, cwd) {
    const driver = [
      'source "$1"',
      'ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _audiencectl; answer; }',
      `answer() { ((\${#COMPREPLY[@]})) && printf "%s\\n" "\${COMPREPLY[@]}"; echo ${END}; }`,
      ...questions.map((line) => {
        const words: string[] = [...(line.match(/=|[^\s=]+/g) ?? [])];
        if (/[\s=]$/.test(line)) words.push("");
        return `ask ${words.map((word) => `'${word}'`).join(" ")}`;
      }),
    ];
    const output = await run("bash", ["--norc", "--noprofile", "-c", driver.join("\n"), "bash", script], cwd);
    return answersIn(output).map((answer) => lines(answer).map((word) => ({ word })));
  },
};

/** Types each line into an interactive zsh and asks for a list. What is offered goes to a file, what is shown to stdout. */
const zshDriver = String.raw`
zmodload zsh/zpty
zpty shell zsh -f -i
send() { zpty -w -n shell "$1"$'\n' }
send 'PROMPT=""; stty cols 500; COLUMNS=500; unsetopt beep; LISTMAX=10000; autoload -Uz compinit; compinit -u -C -d '"${"${(q)3}"}"''
send "source ${"${(q)1}"}"
send 'compadd() {
  if (( ${"${argv[(I)-[OAD]]}"} )); then builtin compadd "$@"; return; fi
  local -a hits; builtin compadd -O hits "$@"
  (( $#hits )) && print -rl -- $hits >> '"${"${(q)2}"}"'
  builtin compadd "$@"
}'
send 'finish() { print "${END}" >> '"${"${(q)2}"}"'; zle kill-buffer; print -r -- "@@""END@@" }; zle -N finish'
send 'bindkey "^X" finish; bindkey "^I" list-choices; print "@@""READY@@"'
zpty -r shell out '*@@READY@@*'
for line in "${"${@:4}"}"; do
  zpty -w -n shell "$line"$'\t\x18'
  zpty -r shell out '*@@END@@*'
  print -r -- "$out"
done
zpty -d shell
`;

const zsh: Shell = {
  name: "zsh",
  check: ["-n"],
  async offers(script, questions, cwd) {
    const folder = temporaryFolder();
    const [driver, hits, dump] = ["driver.zsh", "hits", "zcompdump"].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(driver, zshDriver);
    const shown = answersIn(await run("zsh", ["-f", driver, script, hits, dump, ...questions], cwd));
    return answersIn(readFileSync(hits, "utf8")).map((answer, index) =>
      lines(answer).map((word) => ({ word, ...aboutIn(shown[index] ?? "", word) })),
    );
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
  async offers(script, questions, cwd) {
    const driver = `source $argv[1]; for line in $argv[2..]; complete -C "$line"; echo ${END}; end`;
    const output = await run("fish", ["--no-config", "-c", driver, script, ...questions], cwd);
    return answersIn(output).map((answer) =>
      lines(answer).map((each) => {
        const [word = "", about] = each.split("\t");
        return { word, ...(about !== undefined && { about }) };
      }),
    );
  },
};

/** Every shell that there is a completion script for. */
export const shells: readonly Shell[] = [bash, zsh, fish];

/** Runs a shell with the built program on its path, and a home without anybody's settings. */
async function run(shell: string, words: readonly string[], cwd: string): Promise<string> {
  const home = temporaryFolder();
  const program = path.join(home, "audiencectl");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
  chmodSync(program, 0o755);
  const env = { PATH: `${home}:${process.env["PATH"] ?? ""}`, HOME: home, TERM: "xterm", LC_ALL: "C.UTF-8" };
  const { stdout } = await promisify(execFile)(shell, [...words], { cwd, env, timeout: 55_000 });
  return stdout;
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** The answers in what a driver has printed, one for each question. */
function answersIn(output: string): string[] {
  return output.split(END).slice(0, -1);
}
