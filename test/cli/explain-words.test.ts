import { describe, expect, test } from "vitest";
import { commandDefinitions } from "../../src/commands/definitions/command-definitions.ts";
import { glossary } from "../../src/report/glossary.ts";
import { actionWords } from "../../src/report/action-words.ts";
import { runWords } from "../support/command-line.ts";

async function explain(...words: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runWords(["explain", ...words], { cwd: import.meta.dirname });
  expect([exitCode, stderr]).toEqual([0, ""]);
  return stdout;
}

describe("audiencectl explain WORD", () => {
  test("says what a word means", async () => {
    expect(await explain("marker")).toBe(
      "marker\n  The last line of an object's description; it says which project manages the object.\n",
    );
  });

  test.each([
    ["released", "release"],
    ["Markers", "marker"],
    ["unmanaged", "managed, unmanaged"],
    ["as far as is known", "as far as is known"],
    ["not proven", "unproven"],
    ["members", "member"],
    ["ownership line", "marker"],
    ["locked", "lock"],
  ])("knows %s as a form of %s", async (asked, word) => {
    expect((await explain(asked)).split("\n")[0]).toBe(word);
  });

  test("knows every word of the glossary, and lists them all", async () => {
    const list = await explain("words");
    for (const { word, meaning } of glossary) {
      expect(list).toContain(word);
      expect(await explain(word.split(", ")[0] ?? "")).toContain(meaning.slice(1, 20).replaceAll("`", ""));
    }
  });

  test("has no form of a word twice", () => {
    const forms = glossary.flatMap(({ word, also = [] }) => [...word.split(", "), ...also]);
    expect(new Set(forms).size).toBe(forms.length);
  });

  test.each(commandDefinitions.map(({ name }) => name))("leads from the command %s to its help", async (name) => {
    expect(await explain(name)).toMatch(new RegExp(`: audiencectl help ${name}\n`));
  });

  test("leads from the last name of a field to all fields of the name", async () => {
    expect(await explain("onRemove")).toMatch(
      /^ {2}trait\.metadata\.onRemove +\S[^]*^ {2}audience\.metadata\.onRemove +\S/m,
    );
  });

  test("says all that goes by one name: a word, a command and a field", async () => {
    const text = await explain("adopt");
    expect(text).toMatch(/^adopt\n {2}To write the marker/);
    expect(text).toContain("audiencectl help adopt");
    expect(text).toContain("audience.metadata.adopt ");
  });

  test("gives the same to machines", async () => {
    expect(JSON.parse(await explain("forget", "--format", "json"))).toEqual({
      words: [{ word: "release", meaning: expect.any(String) }],
      commands: [],
      fields: [{ topic: "project.spec.forget", meaning: expect.any(String) }],
    });
  });
});

describe("audiencectl explain signs", () => {
  test("has every sign of a plan with what it says", async () => {
    const text = await explain("signs");
    for (const { sign, planned } of Object.values(actionWords))
      if (sign.trim() !== "") expect(text).toContain(`\n  ${sign.padEnd(3)}  ${planned}\n`);
  });

  test("is named in the help of plan", async () => {
    const { stdout } = await runWords(["help", "plan"], { cwd: import.meta.dirname });
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("audiencectl explain signs");
  });
});
