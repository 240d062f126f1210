import { expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** Ids, times and member counts differ from run to run. */
function steady(text: string): string {
  return text
    .replaceAll(/aud_[0-9A-Za-z]{27}/g, "aud_1")
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, "2026-03-02 16:41 UTC")
    .replaceAll(/[\d,]+ members/g, "12,034 members")
    .replaceAll(/(Members [^:.]+:|members [^:;]+:) (?:\d|,(?=\d))+/g, "$1 12,034");
}

test("a plan with one of everything reads as it should", async () => {
  const space = await startSpace();
  const folder = temporaryFolder();
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]) => runWords([...words, "--time-scale", "600"], { cwd: folder, env });
  const kept = ["kept-one", "kept-two", "kept-three"].map((name) => audience(name));
  writeProject(folder, [
    audience("edited", {
      description: "One line.",
      definition: { query: "event('A').count() >= 1\nOR trait('b').exists()" },
    }),
    audience("moved-by-hand"),
    audience("gone"),
    audience("old-name", { name: "Moves" }),
    audience("released"),
    audience("replaced"),
    audience("base"),
    ...kept,
  ]);
  await run("apply", "--auto-approve");
  await space.byHand.edit("Moved by hand", { enabled: false });
  await space.byHand.create({
    name: "Made by hand",
    audienceType: "USERS",
    definition: { query: "event('H').count() >= 1" },
  });
  await space.byHand.create({
    name: "Nobody's",
    audienceType: "USERS",
    definition: { query: "event('N').count() >= 1" },
  });
  // Members are counted once the first computation is over.
  await new Promise((resolve) => setTimeout(resolve, 100));
  writeProject(
    folder,
    [
      audience("edited", {
        description: "First line.\nSecond line.",
        definition: { query: "event('A').count() >= 2\nOR trait('b').exists()" },
        options: { filterByExternalIds: ["user_id"] },
      }),
      audience("moved-by-hand"),
      audience("new-name", { name: "Moves" }, { previousNames: ["old-name"], protect: true }),
      audience("replaced", { audienceType: "ACCOUNTS" }, { replace: "allow" }),
      audience(
        "made-by-hand",
        { name: "Made by hand", definition: { query: "event('H').count() >= 1" } },
        { adopt: { key: "made_by_hand" } },
      ),
      audience("base"),
      audience("created", {
        definition: { query: "trait('${audience.later.key}') = 'true' AND trait('${audience.base.key}') = 'true'" },
      }),
      audience("later"),
      ...kept,
    ],
    { forget: ["audience/released"] },
  );
  const { stdout, exitCode } = await run("plan");
  expect(exitCode).toBe(0);
  await expect(steady(stdout)).toMatchFileSnapshot("snapshots/plan-with-everything.txt");
});

test.each([
  ["text", "(audiencectl.yaml:13:7)"],
  ["markdown", "`audiencectl.yaml:13:7`"],
])("a slip under forget is told with its place in the project file, as %s", async (format, place) => {
  const space = await startSpace();
  const folder = temporaryFolder();
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  writeProject(folder, [audience("vip")]);
  await runWords(["apply", "--auto-approve", "--time-scale", "600"], { cwd: folder, env });
  writeProject(folder, [], { forget: ["audience/gone", "audience/vipp"] });
  const { stdout } = await runWords(["plan", "--format", format], { cwd: folder, env });
  expect(stdout).toContain("plan-forget-unknown");
  expect(stdout).toContain(place);
});

test.each([
  ["text", "(audiencectl.yaml:13:7)"],
  ["markdown", "`audiencectl.yaml:13:7`"],
])(
  "an entry under forget that lets nothing go is told with its place in the project file, as %s",
  async (format, place) => {
    const space = await startSpace();
    const folder = temporaryFolder();
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    writeProject(folder, [audience("vip")]);
    await runWords(["apply", "--auto-approve", "--time-scale", "600"], { cwd: folder, env });
    writeProject(folder, [], { forget: ["audience/vip", "audience/vip-shop"] });
    const { stdout } = await runWords(["plan", "--format", format], { cwd: folder, env });
    expect(stdout).not.toContain("plan-forget-unfit");
    writeProject(folder, [], { forget: ["trait/vip-list", "audience/shop"] });
    const warned = await runWords(["plan", "--format", format], { cwd: folder, env });
    expect(warned.stdout).toContain("audience/shop is under forget in the project file and fits nothing");
    expect(warned.stdout).toContain(place);
  },
);
