import { execFile, execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll } from "vitest";
import { temporaryFolder } from "./project.ts";

const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

/** A shell as tests use it. */
export interface Shell {
  name: string;
  /** Arguments that make it look for faults of syntax and do nothing. */
  check: readonly string[];
  /** What it offers after a line; with `described`, what it says of each as well. */
  offers: (script: string, line: string, cwd: string) => Promise<Offer[]>;
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

/** What zsh finds out once about its own functions, which takes it longer than everything else. */
const shared = mkdtempSync(path.join(tmpdir(), "audiencectl-"));
afterAll(() => rmSync(shared, { recursive: true, force: true }));

/** Calls the function as bash does: with the words of the line, cut at blanks and at equals signs. */
const bash: Shell = {
  name: "bash",
  check: ["-n"],
  async offers(script, line, cwd) {
    const words: string[] = [...(line.match(/=|[^\s=]+/g) ?? [])];
    if (/[\s=]$/.test(line)) words.push("");
    const driver = [
      'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _audiencectl',
      '((${#COMPREPLY[@]})) && printf "%s\\n" "${COMPREPLY[@]}"; exit 0',
    ].join("; ");
    const output = await run("bash", ["--norc", "--noprofile", "-c", driver, "bash", script, ...words], cwd);
    return lines(output).map((word) => ({ word }));
  },
};

/** Types the line into an interactive zsh and asks for a list. What is offered goes to a file, what is shown to stdout. */
const zshDriver = String.raw`
zmodload zsh/zpty
zpty shell zsh -f -i
send() { zpty -w -n shell "$1"$'\n' }
send 'PROMPT=""; stty cols 500; COLUMNS=500; unsetopt beep; LISTMAX=10000; autoload -Uz compinit; compinit -u -C -d '"${"${(q)4}"}"''
send "source ${"${(q)1}"}"
send 'compadd() {
  if (( ${"${argv[(I)-[OAD]]}"} )); then builtin compadd "$@"; return; fi
  local -a hits; builtin compadd -O hits "$@"
  (( $#hits )) && print -rl -- $hits >> '"${"${(q)3}"}"'
  builtin compadd "$@"
}'
send 'finish() { print -r -- "@@""END@@" }; zle -N finish; bindkey "^X" finish; bindkey "^I" list-choices; print "@@""READY@@"'
zpty -r shell out '*@@READY@@*'
zpty -w -n shell "$2"$'\t\x18'
zpty -r shell out '*@@END@@*'
print -r -- "$out"
zpty -d shell
`;

const zsh: Shell = {
  name: "zsh",
  check: ["-n"],
  async offers(script, line, cwd) {
    const folder = temporaryFolder();
    const [driver, hits] = [path.join(folder, "driver.zsh"), path.join(folder, "hits")];
    writeFileSync(driver, zshDriver);
    const shown = await run("zsh", ["-f", driver, script, line, hits, path.join(shared, "zcompdump")], cwd);
    const words = existsSync(hits) ? lines(readFileSync(hits, "utf8")) : [];
    return words.map((word) => ({ word, ...aboutIn(shown, word) }));
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
  async offers(script, line, cwd) {
    const driver = 'source $argv[1]; complete -C "$argv[2]"';
    const output = await run("fish", ["--no-config", "-c", driver, script, line], cwd);
    return lines(output).map((each) => {
      const [word = "", about] = each.split("\t");
      return { word, ...(about !== undefined && { about }) };
    });
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
  const { stdout } = await promisify(execFile)(shell, [...words], { cwd, env, timeout: 30_000 });
  return stdout;
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
