import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { audience, destination, destinations, writeProject, type Manifest } from "../support/project.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

/** A project that is applied, and the words of a command beside it. */
async function applied(
  manifests: Manifest[],
  settings: Partial<SimulatorSettings> = {},
): Promise<Workshop & { run: (...words: string[]) => Promise<CommandResult> }> {
  const workshop = await openWorkshop(manifests, settings);
  const { exitCode, stderr } = await workshop.apply();
  expect(exitCode, stderr).toBe(0);
  const { folder, space } = workshop;
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]): Promise<CommandResult> =>
    runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env });
  return { ...workshop, run };
}

const edit = { definition: { query: "event('Visited').count() >= 7" } };

describe("import --update of a query that the answer leaves out", () => {
  const setUp = async () => {
    const { space, run } = await applied([audience("a")], { optionalFields: "left-out" });
    await space.byHand.edit("A", edit);
    return run;
  };

  test("says that nothing was edited only as far as is known", async () => {
    const run = await setUp();
    expect(await run("import", "--update")).toMatchObject({
      exitCode: 0,
      stderr: [
        "Nothing to bring back: nothing that manifests declare was edited in the space, as far as is known.",
        "Segment says nothing of 1 declared field of 1 object, so whether they are as declared is not known.",
        "",
      ].join("\n"),
    });
  });

  test("says for machines what is not known", async () => {
    const run = await setUp();
    const { stdout } = await run("import", "--update", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      updated: [],
      uncompared: {
        unchanged: 1,
        fields: [{ address: "audience/a", pointer: "/definition/query", because: "not-told" }],
      },
    });
  });
});

describe("a query that names the key of an audience that was deleted in the space", () => {
  const setUp = async () => {
    const again = audience("again", { definition: { query: "trait('${audience.buyers.key}') = 'true'" } });
    const { space, run } = await applied([audience("buyers"), again]);
    await space.byHand.remove("Buyers");
    return { space, run };
  };

  test("and was not edited gets it by an apply, as drift says where the manifest names it already", async () => {
    const { run } = await setUp();
    const { stdout } = await run("drift");
    expect(stdout).toContain("audience/again names the key buyers, which no audience or trait of the space has");
    expect(stdout).toContain(
      "audiencectl apply: the manifest names ${audience.buyers.key} already, and the query gets that key as soon as audience/buyers is there\n",
    );
    expect(stdout).not.toContain("in the query of the audience");
    expect((await run("apply", "--auto-approve")).exitCode).toBe(0);
    expect((await run("drift")).exitCode).toBe(0);
  });

  test("and was written into a query by hand goes by an apply, as drift says where the manifest does not name it", async () => {
    const { space, run } = await applied([audience("buyers"), audience("again", edit)]);
    await space.byHand.edit("Again", { definition: { query: "trait('buyers') = 'true'" } });
    await space.byHand.remove("Buyers");
    const { stdout } = await run("drift");
    expect(stdout).toContain("audiencectl apply makes the query as the manifest says, which does not name buyers\n");
  });

  test("and was edited there is left by import --update, which does not say that the manifest asks for something else", async () => {
    const { space, run } = await setUp();
    await space.byHand.edit("Again", edit);
    const { exitCode, stderr } = await run("import", "--update");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      "audience/again: definition.query is left as it is: it was edited in the space, and the manifest cannot be compared, because it names the key of audience/buyers, which is not known yet\n",
    );
  });
});

/** Connects the audience A, as people do in the app. */
async function connectByHand({ space }: Workshop, id: string, settings: object = {}): Promise<void> {
  await space.byHand.send("POST", `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections`, {
    destination: { id, type: "destination" },
    ...settings,
  });
}

/** The lines to paste that a text ends in, below their hint. */
function pasted(stderr: string): string {
  return /^(?:destinations|activations|schedules):\n(?: .*\n)+/m.exec(stderr)?.[0] ?? "";
}

test("a connection that was added by hand stays once the lines that import --update prints are in its manifest", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  await connectByHand(workshop, destinations.mailroom);
  const { exitCode, stderr } = await workshop.run("import", "--update");
  expect(exitCode).toBe(1);
  expect(stderr).toContain("to keep it, add this entry to its list under spec; an apply without it would delete it");
  writeProject(workshop.folder, [audience("a", parse(pasted(stderr)) as Record<string, unknown>)]);
  expect((await workshop.run("plan")).stdout).toContain("No changes");
});

test("an activation that was added by hand is printed as lines to paste, too", async () => {
  const sends = { destinations: [destination(destinations.mailroom, { activations: [] })] };
  const workshop = await applied([audience("a", sends)]);
  const { space, run } = workshop;
  const connection = space.stored().connections?.[0];
  await space.byHand.send(
    "POST",
    `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections/${connection?.id}/activations`,
    { activationName: "x", activationType: "Audience Entered", performResync: false },
  );
  const { stderr } = await run("import", "--update");
  expect(parse(pasted(stderr))).toMatchObject({ activations: [{ activationName: "x" }] });
});

test("a secret of a connection that was added by hand is a variable in the lines to paste, which the hint names", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  await connectByHand(workshop, destinations.adverts, { connectionSettings: { accessToken: "PLACEHOLDER-abcdef" } });
  const { stderr } = await workshop.run("import", "--update");
  expect(pasted(stderr)).toMatch(/accessToken: \$\{env\.(\w+)\}/);
  expect(stderr).toMatch(/so list \w+ACCESS_TOKEN under spec\.secrets of the project file/);
  expect(stderr).not.toContain("PLACEHOLDER");
});

test("a drift leads to the lines that declare a connection which was added by hand", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  await connectByHand(workshop, destinations.mailroom);
  const { stderr } = await workshop.run("drift");
  expect(stderr).toMatch(
    /To see the lines that declare what was added: audiencectl import --update --dry-run .*audience\/a/,
  );
});

test("a connection that was added by hand is told by import --update without the name of a field", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  const { run } = workshop;
  await connectByHand(workshop, destinations.mailroom);
  expect((await run("import", "--update")).stderr).toMatch(/: audience\/a is left as it is: the destination/);
  const { stdout } = await run("import", "--update", "--format", "json");
  const { left } = JSON.parse(stdout) as { left: object[] };
  expect(left.map((each) => "field" in each)).toEqual([false]);
});

describe("import of an object whose answer leaves out what a manifest has to declare", () => {
  const setUp = async () => {
    const { space, run } = await applied([audience("a")], { optionalFields: "left-out" });
    await space.byHand.create({ name: "Recent buyers", audienceType: "USERS", ...edit });
    return { space, run };
  };

  test("says what the answer does not tell, and not that the object is to be mended", async () => {
    const { run } = await setUp();
    const { exitCode, stderr } = await run("import", "--all");
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Left out: "Recent buyers" \(\w+\): Segment's answer does not tell definition$/m);
    expect(stderr).toContain("Hint: there is nothing to fix in Segment; import again");
    expect(stderr).not.toContain("no manifest can hold");
  });

  test("says so for machines, too", async () => {
    const { run } = await setUp();
    const { stdout } = await run("import", "--all", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      leftOut: [{ notTold: true, reason: "Segment's answer does not tell definition" }],
    });
  });

  test("still says to mend what no manifest can hold as it is", async () => {
    const { space, run } = await applied([audience("a")]);
    await space.byHand.create({ name: " Blank", audienceType: "USERS", ...edit });
    const { stderr } = await run("import", "--all");
    expect(stderr).toContain("Hint: no manifest can hold these as they are; fix them in Segment");
    expect(stderr).not.toContain("nothing to mend");
  });
});
