import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** How a command, by its words, tells of a project with the same warning in five manifests. */
async function tell(words: string, more: readonly Manifest[] = []): Promise<string> {
  const space = await startSpace();
  const folder = temporaryFolder();
  const five = ["a", "b", "c", "d", "e"].map((name) =>
    audience(name, { definition: { query: `trait('x') = 1 and trait('y') = '${name}'` } }),
  );
  writeProject(folder, [...five, ...more]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  return (await runWords(words.split(" "), { cwd: folder, env })).stderr;
}

const told = (text: string): number => text.match(/query-letter-case\]/g)?.length ?? 0;
const rest = "Not shown: 2 more of query-letter-case; audiencectl validate shows all, and so does --verbose.\n\n";

describe("the same warning of many manifests", () => {
  test("is shown a few times before a plan, and then counted with what shows all", async () => {
    const text = await tell("plan");
    expect(told(text)).toBe(3);
    expect(text).toContain(`${rest}5 warnings.\n`);
  });

  test("does not bury the error that a command fails with", async () => {
    const text = await tell("plan", [audience("f", { enabled: "perhaps" })]);
    expect(told(text)).toBe(3);
    expect(text).toContain("[manifest-wrong-type]");
    expect(text).toContain(`${rest}1 error, 5 warnings.\n`);
  });

  test.each(["validate", "plan --verbose", "plan --strict"])("is shown each time by %s", async (words) => {
    expect(told(await tell(words))).toBe(5);
  });

  test("is a line each time in a log of JSON lines", async () => {
    const text = await tell("plan --log-format json");
    expect(text.match(/"code":"query-letter-case"/g)).toHaveLength(5);
  });
});
