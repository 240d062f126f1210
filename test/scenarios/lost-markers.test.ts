import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { audience, destination, destinations, writeProject, type Manifest } from "../support/project.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";

const sent = { destinations: [destination(destinations.mailroom)] };
const declared = (adopt?: object): Manifest => audience("a", sent, adopt ? { adopt } : {});
const adopting = declared({ key: "a" });

/** An audience that is applied, of which somebody has overwritten the description and switched it off. */
async function overwritten(manifest: Manifest) {
  const { apply, folder, space } = await openWorkshop([declared()]);
  expect((await apply()).exitCode).toBe(0);
  await space.byHand.edit("A", { enabled: false, description: "hello" });
  writeProject(folder, [manifest]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]): Promise<CommandResult> =>
    runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env });
  return { run, manifestText: () => readFileSync(join(folder, "audiences", "all.yaml"), "utf8") };
}

test("a drift says that the object is there without a marker, who edited it last, and what differs", async () => {
  const { stdout, stderr } = await (await overwritten(adopting)).run("drift");
  expect(stdout).toContain("audience/a is in the space without a marker");
  expect(stdout).toMatch(
    /or its description was overwritten, and the marker in it; last edited by Ada Meyer at \S+ \S+ UTC\n/,
  );
  expect(stdout).toContain("enabled: declared true, live false");
  expect(stdout).toContain("0 edited, 0 missing, 1 without a marker");
  expect(stderr).toMatch(/To keep what is in the space: .* --target audience\/a/);
  expect(stderr).toMatch(/To plan what would make it as declared: .* --target audience\/a/);
});

test("a drift says the same of an object that has its name, with the line that adopts it", async () => {
  const { stdout } = await (await overwritten(declared())).run("drift");
  expect(stdout).toContain("enabled: declared true, live false");
  expect(stdout).toContain("to manage it, write adopt: {key: a} under metadata of its manifest");
});

test("a plan does not say of what it leaves out that it differs, where nothing was compared", async () => {
  const { stdout } = await (await overwritten(declared())).run("plan");
  expect(stdout).toContain("audience/a is left out");
  expect(stdout).toContain("1 object and 1 part left out");
  expect(stdout).not.toContain("not as declared");
});

test("a plan says that it switches an audience on that has destinations, and that it may undo an edit", async () => {
  const { stdout } = await (await overwritten(adopting)).run("plan");
  expect(stdout).toContain("switches on 1 audience");
  expect(stdout).toContain(
    "risky: it is off now and will be switched on, and its members may be sent to its destinations",
  );
  expect(stdout).toContain("what it changes may be an edit by hand (last edited by Ada Meyer)");
});

test("an import that updates does not say that nothing was edited, and leaves it until it is named", async () => {
  const { run } = await overwritten(adopting);
  const { stderr } = await run("import", "--update");
  expect(stderr).not.toContain("nothing that manifests declare was edited");
  expect(stderr).toContain("audience/a is in the space without a marker");
  expect(stderr).toContain("import --update");
});

test("an import that names it brings the edit into its manifest", async () => {
  const { run, manifestText } = await overwritten(adopting);
  const { exitCode, stderr } = await run("import", "--update", "--target", "audience/a");
  expect(exitCode, stderr).toBe(0);
  expect(manifestText()).toContain("enabled: false");
  expect((await run("plan")).stdout).toContain("1 to adopt;");
});

test("an import cannot bring it into a manifest that does not adopt it, and says which line does", async () => {
  const { exitCode, stderr } = await (
    await overwritten(declared())
  ).run("import", "--update", "--target", "audience/a");
  expect(exitCode).toBe(1);
  expect(stderr).toContain("write adopt: {key: a} under metadata of its manifest");
});

test("an apply that adopts ends with the command that takes out the adopt lines", async () => {
  const { run } = await overwritten(adopting);
  expect((await run("apply", "--yes")).stderr).toContain(
    "To take out the adopt lines that are not needed any more: audiencectl adopt --cleanup",
  );
});
