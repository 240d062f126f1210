import { describe, expect, test } from "vitest";
import { startServer, raw } from "../segment/support/server.ts";
import { runWords } from "../support/command-line.ts";
import { audience } from "../support/project.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";

const formats = ["text", "markdown", "html", "json", "junit", "sarif"];

/** The command lines in a text, in the order in which they stand there, without their marks. Titles have no options. */
function commandsIn(text: string): string[] {
  const plain = text.replaceAll(/&#39;|&apos;/g, "'");
  const found = [...plain.matchAll(/audiencectl (?:plan|import|apply|drift)(?: (?:[\w/.:=-]+|'[^']*'))*/g)];
  return found.map(([line]) => line.replace(/[.:]$/, "")).filter((line) => / --(?:env|target) /.test(line));
}

/** What drift prints of a space with an edit, an audience that is gone and one without a manifest, and the program to run it with. */
async function drifted() {
  const { apply, folder, space } = await openWorkshop([audience("a"), audience("b"), audience("c")]);
  await apply();
  await space.byHand.edit("A", { enabled: false });
  await space.byHand.edit("C", { description: "no marker" });
  await space.byHand.remove("B");
  await space.byHand.create({
    name: "Made by hand",
    audienceType: "USERS",
    enabled: true,
    definition: { query: "event('X').count() >= 1" },
  });
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (words: string[]) => runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env });
  return { run };
}

/** What becomes of all command lines in a text that change nothing: those that cannot be run, with why. */
async function refusalsOf(text: string, run: (words: string[]) => Promise<{ stderr: string }>): Promise<string[]> {
  const commands = [...new Set(commandsIn(text))].filter((line) => !line.startsWith("audiencectl apply"));
  expect(
    commands.some((line) => line.includes("import --update")),
    text,
  ).toBe(true);
  const ends = await Promise.all(
    commands.map(async (line) => {
      const [, ...words] = [...line.replace(/ --time-scale \d+/, "").matchAll(/'([^']*)'|\S+/g)].map(
        ([word, quoted]) => quoted ?? word,
      );
      const { stderr } = await run(words[0] === "import" ? [...words, "--dry-run"] : words);
      return { line, stderr };
    }),
  );
  return ends.filter(({ stderr }) => /^error:/im.test(stderr)).map(({ line, stderr }) => `${line}: ${stderr}`);
}

describe("every command line that a drift prints can be run", () => {
  test.each(formats)("as %s", async (format) => {
    const { run } = await drifted();
    const { stdout, stderr } = await run(["drift", "--format", format]);
    expect(await refusalsOf(`${stdout}\n${stderr}`, run)).toEqual([]);
  });

  test.each(["json", "slack"])("as a message in %s", async (format) => {
    const receiver = await startServer(raw(200, "ok"));
    const { run } = await drifted();
    await run(["drift", "--webhook", receiver.url, "--webhook-format", format]);
    expect(await refusalsOf(receiver.arrivals[0]?.body ?? "", run)).toEqual([]);
  });
});

test("import takes addresses with --update alone, and says so", async () => {
  const { run } = await drifted();
  const { exitCode, stderr } = await run(["import", "audience/a"]);
  expect([exitCode, stderr.split("\n")[0]]).toEqual([
    1,
    "Error: an address selects manifests, and goes with --update only",
  ]);
});
