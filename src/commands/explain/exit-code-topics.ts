import { renderEntriesText } from "../../report/text/page-text.ts";
import { CommandError } from "../command-error.ts";
import { exitCodeAdvice, exitCodes, exitCodeTexts, type ExitCode } from "../exit-codes.ts";
import type { Explanation, TopicReader } from "./topic.ts";

const numbers = Object.values(exitCodes);
const names = new Set(["exit-codes", "exit-code"]);

/** `explain exit-codes`, `explain exit-code N` and `explain N`: what the program ends with. */
export const exitCodeTopics: TopicReader = {
  topics: [
    ["exit-codes", "every exit code of the program, and what to do about it"],
    ["exit-code N", "one of them; the number alone is enough"],
  ],
  words: () => [...names],

  read({ name, rest }) {
    const bare = /^\d+$/.test(name) && rest === undefined ? name : undefined;
    if (!names.has(name.toLowerCase()) && bare === undefined) return undefined;
    const number = bare ?? rest;
    if (number === undefined) return explainExitCodes(numbers);
    const known = numbers.filter((each) => String(each) === number);
    if (known.length === 0)
      throw new CommandError(`the program has no exit code ${JSON.stringify(number)}`, {
        code: "unknown-topic",
        hint: `exit codes: ${numbers.join(", ")}; what ends a program from outside has codes above 128`,
      });
    return explainExitCodes(known);
  },
};

function explainExitCodes(shown: readonly ExitCode[]): Explanation {
  const rows = shown.map((exitCode) => ({
    exitCode,
    meaning: exitCodeTexts[exitCode],
    advice: exitCodeAdvice[exitCode],
  }));
  return {
    data: { exitCodes: rows },
    text: (style) =>
      renderEntriesText(
        rows.map(({ exitCode, meaning, advice }) => ({ name: String(exitCode), beside: meaning, lines: [advice] })),
        style,
      ),
  };
}
