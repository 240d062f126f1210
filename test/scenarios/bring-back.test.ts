import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { audience, destination, destinations, type Manifest } from "../support/project.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

interface Applied extends Workshop {
  run: (...words: string[]) => Promise<CommandResult>;
  /** The text of the file of all manifests. */
  read: () => string;
  write: (text: string) => void;
}

/** A project that is applied, and the words of a command beside it. */
async function applied(manifests: Manifest[], settings: Partial<SimulatorSettings> = {}): Promise<Applied> {
  const workshop = await openWorkshop(manifests, settings);
  const { exitCode, stderr } = await workshop.apply();
  expect(exitCode, stderr).toBe(0);
  const { folder, space } = workshop;
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]): Promise<CommandResult> =>
    runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env });
  const file = path.join(folder, "audiences/all.yaml");
  return { ...workshop, run, read: () => readFileSync(file, "utf8"), write: (text) => writeFileSync(file, text) };
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
    expect(stdout).toContain(
      "audience/again names the key buyers, which no audience or computed trait of the space has",
    );
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

test("import --update of what was edited in the space and in the manifest is told with both ways on", async () => {
  const { space, run, read, write } = await applied([audience("a")]);
  await space.byHand.edit("A", { name: "By hand" });
  write(read().replace("name: A\n", "name: B\n"));
  const { exitCode, stderr } = await run("import", "--update");
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining("audience/a: name is left as it is")]);
  expect(stderr).toContain(
    'Hint: to keep the edit, write "By hand" into the manifest; an apply makes it as the manifest says\n',
  );
});

test("import --update names an audience that somebody deleted by hand after it was adopted", async () => {
  const { space, run, read, write } = await applied(["a", "b"].map((name) => audience(name)));
  write(read().replace("  name: b\n", '  name: b\n  adopt: {name: "B"}\n'));
  await space.byHand.remove("B");
  const { exitCode, stderr } = await run("import", "--update");
  expect(exitCode).toBe(0);
  expect(stderr).toContain("audience/b is declared and not in the space: deleted there, or not applied yet");
});

test("import --update names declared audiences that somebody deleted by hand, and says what to do about them", async () => {
  const { space, run } = await applied(["a", "b", "c"].map((name) => audience(name)));
  await space.byHand.remove("A");
  await space.byHand.remove("B");
  const { exitCode, stderr } = await run("import", "--update");
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: [
      "Warning: audience/a and audience/b are declared and not in the space: deleted there, or not applied yet",
      `Hint: if somebody deleted them on purpose, take the manifests out; to create them: audiencectl apply --time-scale ${TEST_TIME_SCALE} --target audience/a --target audience/b`,
      "Nothing else to bring back.",
      "",
    ].join("\n"),
  });
});

describe("import --update of a query that was edited by hand", () => {
  const uses = (rest: string): Manifest =>
    audience("again", { definition: { query: "trait('${audience.buyers.key}') = 'true'" + rest } });
  const edited = { definition: { query: "trait('buyers') = 'true' AND event('Visited').count() >= 7" } };
  const withReference = /trait\('\$\{audience\.buyers\.key\}'\) = 'true'\s+AND event\('Visited'\)/;

  test.each([
    ["all of the project", []],
    ["it alone, although its references name others", ["audience/again"]],
  ])("writes it with the references that its manifest has, for %s", async (_what, addresses) => {
    const { space, run, read } = await applied([audience("buyers"), uses("")]);
    await space.byHand.edit("Again", edited);
    const { exitCode, stderr } = await run("import", "--update", ...addresses);
    expect(exitCode, stderr).toBe(0);
    expect(read()).toMatch(withReference);
  });

  test("writes the reference of an audience that is not adopted yet", async () => {
    const { space, run, read, write } = await applied([audience("again")]);
    await space.byHand.create(audience("buyers").spec);
    write(`${read()}---\n${stringify(audience("buyers", {}, { adopt: { name: "Buyers" } }))}`);
    const file = read().replace(/query: .*/, "query: trait('${audience.buyers.key}') = 'true'");
    write(file);
    expect((await run("apply", "--yes", "audience/again")).exitCode).toBe(0);
    await space.byHand.edit("Again", edited);
    const { exitCode, stderr } = await run("import", "--update", "audience/again");
    expect(exitCode, stderr).toBe(0);
    expect(read()).toMatch(withReference);
  });
});

describe("import --update of settings that hold a secret which is gone from the space", () => {
  const env = { TOKEN: "sesame-open-1234" };
  const secret = { accessToken: "${env.TOKEN}" };

  /** A connection with a secret, whose settings somebody set anew by hand without it. */
  const setUp = async (declared: object, live: object) => {
    const connection = destination(destinations.adverts, { connectionSettings: { ...secret, ...declared } });
    const shop = await openWorkshop([audience("a", { destinations: [connection] })]);
    await shop.apply({}, env);
    const { space, folder } = shop;
    const stored = space.stored().connections?.[0];
    if (stored) stored.connectionSettings = { ...live };
    const access = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env };
    const updated = await runWords(["import", "--update", "--time-scale", String(TEST_TIME_SCALE)], {
      cwd: folder,
      env: access,
    });
    return { ...updated, text: readFileSync(path.join(folder, "audiences/all.yaml"), "utf8") };
  };

  test("takes the other settings, and leaves the secret", async () => {
    const { text, stdout, stderr } = await setUp({ account: "one" }, { account: "two" });
    expect(stdout).toContain(": connectionSettings.account\n");
    expect(stderr).toContain("connectionSettings.accessToken is left as it is: it holds an interpolation");
    expect(text).toMatch(/accessToken: .*\$\{env\.TOKEN\}[^]*account: .*two/);
  });

  test("does not say that something was taken where nothing was", async () => {
    const { stderr } = await setUp({ account: "one" }, { account: "one" });
    expect(stderr).toContain("is left as it is: it holds an interpolation");
    expect(stderr).not.toContain("taken as in the space");
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

test("a connection that was added by hand is written into its manifest, and the next plan is empty", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  await connectByHand(workshop, destinations.mailroom);
  const { exitCode, stdout } = await workshop.run("import", "--update");
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: `audiences/all.yaml: audience/a/destination/${destinations.mailroom}: added\n`,
  });
  expect((await workshop.run("plan")).stdout).toContain("No changes");
});

test("a connection that was added by hand follows those that are declared, which stay byte for byte", async () => {
  const workshop = await applied([audience("a", { destinations: [destination(destinations.adverts)] })]);
  await connectByHand(workshop, destinations.mailroom);
  const before = workshop.read();
  await workshop.run("import", "--update", "audience/a");
  expect(workshop.read().startsWith(before.trimEnd())).toBe(true);
  expect((await workshop.run("plan")).stdout).toContain("No changes");
});

test("an import --update that adds a connection says that its removal may only not be applied yet", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  await connectByHand(workshop, destinations.mailroom);
  const { stderr } = await workshop.run("import", "--update");
  expect(stderr).toContain(
    `Warning: audience/a/destination/${destinations.mailroom}: taken as in the space. Parts of audiences`,
  );
  expect(stderr).not.toContain("Next:");
});

test("import --update --dry-run shows a connection that was added by hand as a diff, and writes nothing", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  await connectByHand(workshop, destinations.mailroom);
  const before = workshop.read();
  const { stdout } = await workshop.run("import", "--update", "--dry-run");
  expect(stdout).toContain(`+        id: ${destinations.mailroom}`);
  expect(workshop.read()).toBe(before);
});

test("an activation that was added by hand is written below its connection, and the next plan is empty", async () => {
  const sends = { destinations: [destination(destinations.mailroom, { activations: [] })] };
  const workshop = await applied([audience("a", sends)]);
  const { space, run } = workshop;
  const connection = space.stored().connections?.[0];
  await space.byHand.send(
    "POST",
    `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections/${connection?.id}/activations`,
    { activationName: "x", activationType: "Audience Entered", performResync: false },
  );
  expect((await run("import", "--update")).exitCode).toBe(0);
  expect((await run("plan")).stdout).toContain("No changes");
});

test("a connection that was added by hand is not written into a list in brackets, and the lines to paste are printed", async () => {
  const workshop = await applied([audience("a", { destinations: [destination(destinations.adverts)] })]);
  await connectByHand(workshop, destinations.mailroom);
  const one = `{destination: {id: ${destinations.adverts}, type: destination}}`;
  workshop.write(workshop.read().replace(/destinations:\n(?: +.*\n)+/, `destinations: [${one}]\n`));
  const { exitCode, stderr } = await workshop.run("import", "--update");
  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    "it is not written into the manifest, because its list is not written with one entry a line",
  );
  expect(parse(pasted(stderr))).toMatchObject({ destinations: [{ destination: { id: destinations.mailroom } }] });
});

test("a connection that was added by hand is not written into a manifest that is for another environment, too", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  await connectByHand(workshop, destinations.mailroom);
  const file = path.join(workshop.folder, "audiencectl.yaml");
  const project = parse(readFileSync(file, "utf8")) as { spec: { environments: Record<string, object> } };
  project.spec.environments["other"] = { space: "spa_other", region: "us" };
  writeFileSync(file, stringify(project));
  const before = workshop.read();
  const { stderr } = await workshop.run("import", "--update", "--env", "test");
  expect(stderr).toContain(
    "it is not written into the manifest, because the manifest is for other environments than test, too",
  );
  expect(workshop.read()).toBe(before);
});

test("a secret of a connection that was added by hand is a variable in the lines to paste, which the hint names", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  await connectByHand(workshop, destinations.adverts, { connectionSettings: { accessToken: "PLACEHOLDER-abcdef" } });
  const { stderr } = await workshop.run("import", "--update");
  expect(pasted(stderr)).toMatch(/accessToken: \$\{env\.(\w+)\}/);
  expect(stderr).toMatch(/so list \w+ACCESS_TOKEN under spec\.secrets of the project file/);
  expect(stderr).not.toContain("PLACEHOLDER");
});

test("a drift leads to the command that keeps a connection which was added by hand", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  await connectByHand(workshop, destinations.mailroom);
  const { stderr } = await workshop.run("drift");
  expect(stderr).toMatch(/To keep what is in the space: audiencectl import --update .*audience\/a/);
});

test("a connection that was added by hand and is left is told without the name of a field", async () => {
  const workshop = await applied([audience("a", { destinations: [] })]);
  const { run } = workshop;
  await connectByHand(workshop, destinations.adverts, { connectionSettings: { accessToken: "PLACEHOLDER-abcdef" } });
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
