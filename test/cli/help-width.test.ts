import { describe, expect, test } from "vitest";
import { commandDefinitions } from "../../src/commands/definitions/command-definitions.ts";
import { helpWidth } from "../../src/commands/running/help-texts.ts";
import { runWords } from "../support/command-line.ts";
import { temporaryFolder } from "../support/project.ts";

/** The lines of a help that go beyond a number of columns; a command line cannot be broken. */
async function tooLong(words: readonly string[], columns: number): Promise<string[]> {
  const { exitCode, stdout } = await runWords([...words, "--help"], {
    cwd: temporaryFolder(),
    env: { COLUMNS: String(columns) },
  });
  expect([exitCode, stdout.startsWith("Usage: ")]).toEqual([0, true]);
  return stdout.split("\n").filter((line) => line.length > columns && !line.startsWith("  $ "));
}

const helps = [[], ...commandDefinitions.map(({ name }) => [name])];

describe.each([80, 120])("in %i columns", (columns) => {
  test.each(helps)("the help of audiencectl %s keeps to them", async (...words) => {
    expect(await tooLong(words, columns)).toEqual([]);
  });
});

test("help is as wide as COLUMNS says, else as the terminal, else 80 columns", () => {
  expect([
    helpWidth({ COLUMNS: "100" }, 70),
    helpWidth({}, 70),
    helpWidth({ COLUMNS: "" }, undefined),
    helpWidth({ COLUMNS: "wide" }, undefined),
    helpWidth({}, 0),
  ]).toEqual([100, 70, 80, 80, 80]);
});
