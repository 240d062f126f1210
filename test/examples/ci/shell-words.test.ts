import { expect, test } from "vitest";
import { readShell } from "./support/shell-words.ts";

/** The commands of a script as lists of texts. */
function textsOf(script: string): string[][] {
  return readShell(script).commands.map((words) => words.map(({ text }) => text));
}

const cases: [string, string, string[][]][] = [
  ["blanks separate words", "plan  --env \t x", [["plan", "--env", "x"]]],
  ["a backslash at the end of a line goes on with it", "plan \\\n  --env x", [["plan", "--env", "x"]]],
  [
    "lines, semicolons, pipes and conditions separate commands",
    "a 1; b | c && d || e\nf",
    [["a", "1"], ["b"], ["c"], ["d"], ["e"], ["f"]],
  ],
  ["single quotes keep everything", `a 'b "$c" \\ #d'`, [["a", `b "$c" \\ #d`]]],
  ["single quotes keep lines", "a 'b\nc'", [["a", "b\nc"]]],
  ["double quotes keep blanks and undo few escapes", String.raw`a "b \"c\" \n \$d"`, [["a", String.raw`b "c" \n $d`]]],
  ["quotes within a word join it", `a b'c d'"e f"g`, [["a", "bc de fg"]]],
  ["an empty word is a word", `a ''`, [["a", ""]]],
  ["comments end with their line", "a b # c\n# d\ne", [["a", "b"], ["e"]]],
  ["a # within a word begins no comment", "a b#c", [["a", "b#c"]]],
  ["assignments before a command are no words of it", `X=1 Y="a b" a Z=2`, [["a", "Z=2"]]],
  ["a line that only assigns is no command", "code=0\na", [["a"]]],
  ["keywords are no commands", "if ! a b; then c; else d; fi", [["a", "b"], ["c"], ["d"], ["fi"]]],
  ["redirections are left out", `a 2>&1 > "out file" < in <<< "$x" b 9> c`, [["a", "b"]]],
  [
    "commands in substitutions are found",
    `x=$(a "$(b c)")`,
    [
      ["b", "c"],
      ["a", "$(b c)"],
    ],
  ],
  ["a group in a substitution does not end it", "x=$( (a b); c )", [["a", "b"], ["c"]]],
  [
    "patterns of case look like commands",
    "case $x in\n  1 | 2) a ;;\nesac",
    [["case", "$x", "in"], ["1"], ["2"], ["a"], ["esac"]],
  ],
  ["an expansion may hold quotes and braces", `a "\${b:-"c}d"}" e`, [["a", `\${b:-"c}d"}`, "e"]]],
];

test.each(cases)("%s", (_, script, commands) => {
  expect(textsOf(script)).toEqual(commands);
});

test("a word that the shell fills in is told apart from one that is as it stands", () => {
  const [words = []] = readShell(`a b "$c" 'd$e' f\\$g "$(h)" \${i} 1$`).commands.slice(-1);
  expect(words.map(({ expands }) => expands)).toEqual([false, false, true, false, false, true, true, false]);
});

test("all words that an array ever gets are known", () => {
  const { arrays, commands } = readShell(`x=()\nif a; then x=(--b "$c"); fi\nx+=(\n  'd e'\n)\nf "\${x[@]}"`);
  expect(arrays.get("x")?.map(({ text }) => text)).toEqual(["--b", "$c", "d e"]);
  expect(commands.at(-1)?.map(({ text }) => text)).toEqual(["f", "${x[@]}"]);
});

test.each(["a 'b", 'a "b', "a $(b", "a ${b", "x=(a", "(a", "a << END"])(
  "%j is refused, because it is not read to its end",
  (script) => {
    expect(() => readShell(script)).toThrow(SyntaxError);
  },
);
