import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyCharacter } from "../../support/any-character.ts";
import { guardText } from "../../../src/report/github/guard-text.ts";
import { workflowCommand } from "../../../src/report/github/workflow-command.ts";
import { readAsRunner } from "../runners/github-runner.ts";

/** Texts with everything in them that means something to a runner. */
const pieces = ["::", "##[", "]", "error", "stop-commands", "set-output name=a", "%", "25", "0A", "3A", ",", ":", "="];
const blanks = [" ", "\t", "\n", "\r", "\r\n"];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces, ...blanks), fc.string({ unit: anyCharacter, maxLength: 5 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

describe("a workflow command", () => {
  test("is one line that the runner reads as what it was made from", () => {
    fc.assert(
      fc.property(text.filter(Boolean), text.filter(Boolean), text, (file, title, data) => {
        const line = workflowCommand("warning", { file, title, line: 3 }, data);
        expect(line).not.toMatch(/[\r\n]/);
        expect(readAsRunner(line)).toEqual([{ command: "warning", properties: { file, title, line: "3" }, data }]);
      }),
    );
  });

  test("without properties has no blank in it", () => {
    expect(workflowCommand("notice", {}, "100 %\nnew")).toBe("::notice::100 %25%0Anew");
  });
});

describe("a guarded text", () => {
  test("makes the runner obey nothing in it, and what comes after it again", () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const commands = readAsRunner(`${guardText(hostile)}::error::ours\n`).map(({ command }) => command);
        expect(commands).toEqual(hostile === "" ? ["error"] : ["stop-commands", "error"]);
      }),
    );
  });

  test("is the same for the same text, and cannot be ended by a word taken from another", () => {
    const [, token] = /^::stop-commands::(.+)$/m.exec(guardText("first\n")) ?? [];
    expect(guardText("first\n")).toBe(guardText("first\n"));
    const attack = guardText(`::${token}::\n::error::theirs\n`);
    expect(readAsRunner(attack).map(({ command }) => command)).toEqual(["stop-commands"]);
  });

  test("stays as empty as it is", () => {
    expect(guardText("")).toBe("");
  });
});
