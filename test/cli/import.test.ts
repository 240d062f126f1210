import { hashKey } from "../../src/resources/ownership.ts";
import { compareText } from "../../src/values/compare-text.ts";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { audience, destinations, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";
import { sealMarker } from "../support/seal-marker.ts";

const query = "event('Order Completed').count() >= 1";

/** A fresh project without any manifest, beside a space with two audiences that nobody owns. */
async function setUp({ globs = true } = {}) {
  const space = await startSpace();
  const folder = temporaryFolder();
  const manifests = globs ? ['  manifests: ["audiences/*.yaml"]'] : [];
  writeFileSync(
    path.join(folder, "audiencectl.yaml"),
    [
      "apiVersion: audiencectl/v1",
      "kind: Project",
      "metadata: {name: growth}",
      "spec:",
      ...manifests,
      "  environments: {test: {space: spa_simulated}}",
      "",
    ].join("\n"),
  );
  await space.byHand.create({ name: "High spenders", audienceType: "USERS", definition: { query } });
  await space.byHand.create({ name: "Low spenders", audienceType: "ACCOUNTS", definition: { query } });
  const env: Record<string, string> = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]): Promise<CommandResult> =>
    runWords([...words, "--time-scale", "600"], { cwd: folder, env });
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  const files = (): string[] =>
    existsSync(path.join(folder, "audiences")) ? readdirSync(path.join(folder, "audiences")) : [];
  return { space, folder, run, read, files };
}

describe("what import writes", () => {
  test("one file for each object, in a project that has no manifest yet", async () => {
    const { run, files } = await setUp();
    const { exitCode, stdout, stderr } = await run("import", "--all");
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toBe(
      "audiences/high-spenders.yaml: audience/high-spenders\naudiences/low-spenders.yaml: audience/low-spenders\n",
    );
    expect(files()).toEqual(["high-spenders.yaml", "low-spenders.yaml"]);
    expect((await run("plan")).exitCode).toBe(0);
  });

  test("all in one file with --file", async () => {
    const { run, read } = await setUp();
    await run("import", "--all", "--file", "audiences/all.yaml");
    expect(parseAllDocuments(read("audiences/all.yaml"))).toHaveLength(2);
    expect((await run("plan")).stdout).toContain("2 to adopt");
  });

  test("only what is asked for by key, by name and by type", async () => {
    const { run } = await setUp();
    const stdout = async (...words: string[]): Promise<string> => (await run("import", "--dry-run", ...words)).stdout;
    expect(await stdout("--key", "high_spenders")).not.toContain("low_spenders");
    expect(await stdout("--name", "low*")).not.toContain("high_spenders");
    expect(await stdout("--all", "--type", "ACCOUNTS")).not.toContain("high_spenders");
    expect(await stdout("--key", "high_spenders", "low_spenders")).toContain("name: Low spenders");
  });

  test("nothing with --dry-run, which prints YAML", async () => {
    const { run, files } = await setUp();
    const { exitCode, stdout } = await run("import", "--all", "--dry-run");
    expect(exitCode).toBe(0);
    // Both were made in one instant, perhaps, and then are in no order of age.
    const names = parseAllDocuments(stdout).map((document) => String(document.getIn(["metadata", "name"])));
    expect(names.toSorted(compareText)).toEqual(["high-spenders", "low-spenders"]);
    expect(files()).toEqual([]);
  });

  test("nothing the second time", async () => {
    const { run } = await setUp();
    await run("import", "--all");
    const again = await run("import", "--all");
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toBe("");
    expect(again.stderr).toContain("Nothing to import");
  });

  test("JSON that lists the files", async () => {
    const { run, space } = await setUp();
    const { stdout } = await run("import", "--key", "high_spenders", "--format", "json");
    expect(JSON.parse(stdout)).toEqual({
      written: [
        {
          file: "audiences/high-spenders.yaml",
          address: "audience/high-spenders",
          id: space.named("High spenders").id,
          key: "high_spenders",
          name: "High spenders",
        },
      ],
      leftOut: [],
      secrets: [],
      unread: [],
      diagnostics: [],
    });
  });

  test("a query that is not understood as it is, and tells at once what is wrong with it", async () => {
    const { run, space, read } = await setUp();
    space.simulator.settings.querySense = "syntax";
    await space.byHand.create({ name: "Odd", audienceType: "USERS", definition: { query: "evnt('A').count() >= 1" } });
    const { exitCode, stderr } = await run("import", "--key", "odd");
    expect(exitCode).toBe(0);
    expect(read("audiences/odd.yaml")).toContain("query: evnt('A').count() >= 1\n");
    expect(stderr).toMatch(/^audiences\/odd\.yaml:\d+:\d+: warning: /);
    expect(stderr).not.toContain("nothing can be planned");
  });
});

describe("what import refuses", () => {
  test("to guess what is meant: without a selector it counts and says how to select", async () => {
    const { run, files } = await setUp();
    const { exitCode, stdout, stderr } = await run("import");
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("the space has 2 unmanaged objects");
    expect(stderr).toContain("--all");
    expect(files()).toEqual([]);
  });

  test("to take --kind alone for a choice", async () => {
    const { run } = await setUp();
    expect((await run("import", "--kind", "trait")).stderr).toContain("--kind only limits these, so give one of them");
  });

  test("a key that does not exist, with the one that was meant", async () => {
    const { run } = await setUp();
    const { exitCode, stderr } = await run("import", "--key", "hihg_spenders");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("did you mean high_spenders?");
  });

  test("an object that another project owns, and names the owner", async () => {
    const { run, space, files } = await setUp();
    await space.byHand.edit("High spenders", {
      description: sealMarker(`[audiencectl:sales@test/spenders#2 ${hashKey("high_spenders")} .]`),
    });
    const { exitCode, stderr } = await run("import", "--key", "high_spenders", "low_spenders");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("belongs to the project sales, environment test, as audience/spenders");
    expect(files()).toEqual([]);
  });

  test("to overwrite: all conflicts are listed and nothing is written", async () => {
    const { run, folder, files, read } = await setUp();
    mkdirSync(path.join(folder, "audiences"));
    writeFileSync(path.join(folder, "audiences/low-spenders.yaml"), "# mine\n");
    const { exitCode, stdout, stderr } = await run("import", "--all", "--format", "json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "import-conflict" } });
    expect(stderr).toContain("audiences/low-spenders.yaml");
    expect(files()).toEqual(["low-spenders.yaml"]);
    expect(read("audiences/low-spenders.yaml")).toBe("# mine\n");
  });

  test("but overwrites with --force", async () => {
    const { run, folder, read } = await setUp();
    mkdirSync(path.join(folder, "audiences"));
    writeFileSync(path.join(folder, "audiences/low-spenders.yaml"), "# mine\n");
    expect((await run("import", "--all", "--force")).exitCode).toBe(0);
    expect(read("audiences/low-spenders.yaml")).toContain("name: Low spenders");
  });

  test.each([
    ["--dir", "--file"],
    ["--update", "--file"],
  ])("%s together with %s", async (one, other) => {
    const { run } = await setUp();
    const value = (flag: string): string[] => (flag === "--update" ? [flag] : [flag, "x"]);
    const { exitCode, stdout } = await run("import", "--format", "json", ...value(one), ...value(other));
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "usage" } });
  });

  test("to send anything while the manifests have errors", async () => {
    const { run, space, folder } = await setUp();
    writeProject(folder, [audience("a", { enabled: "perhaps" })]);
    const before = space.requests.length;
    expect((await run("import", "--all")).exitCode).toBe(1);
    expect(space.requests).toHaveLength(before);
  });
});

describe("files that no plan would read", () => {
  test("are told of with the line to add, and with it the plan reads them", async () => {
    const { run, folder, read } = await setUp();
    const { exitCode, stderr } = await run("import", "--all", "--dir", "taken over");
    expect(exitCode).toBe(0);
    const line = /add this line:\n {2}(.*)\n/.exec(stderr)?.[1] ?? "";
    expect(line).toBe("- taken over/*.yaml");
    const file = path.join(folder, "audiencectl.yaml");
    writeFileSync(file, read("audiencectl.yaml").replace(/manifests: .*/, `manifests:\n  ${line}`));
    expect((await run("plan")).stdout).toContain("2 to adopt");
  });

  test("are told of in a project without globs, too", async () => {
    const { run } = await setUp({ globs: false });
    const { stderr } = await run("import", "--all", "--file", ".hidden.yaml");
    expect(stderr).toContain(
      'does not cover 1 written file; add this line:\n  manifests: ["**/*.{yaml,yml}", .hidden.yaml]\n',
    );
  });
});

describe("a secret that Segment shows only a mask of", () => {
  /** A project beside a space with an audience that is sent somewhere with a secret. */
  async function setUpSecret() {
    const given = await setUp();
    const { id } = given.space.named("High spenders");
    await given.space.byHand.send("POST", `/spaces/spa_simulated/audiences/${id}/destination-connections`, {
      destination: { id: destinations.adverts, type: "destination" },
      connectionSettings: { adAccount: "one", accessToken: "PLACEHOLDER-ADVERTS" },
    });
    return given;
  }

  const lastLines = (text: string, number: number): string[] => text.trimEnd().split("\n").slice(-number);

  test("is listed in the project file, which then is valid, and the last lines say so", async () => {
    const { run, read } = await setUpSecret();
    const before = read("audiencectl.yaml");
    const { stderr, exitCode } = await run("import", "--all");
    expect(exitCode, stderr).toBe(0);
    const name = /\w+_ACCESS_TOKEN/.exec(stderr)?.[0];
    expect(read("audiencectl.yaml")).toBe(`${before}  secrets: [${name}]\n`);
    expect(lastLines(stderr, 2)).toEqual([
      `audiencectl.yaml: spec.secrets lists ${name} now, so that manifests may name it.`,
      "Imported 2 objects. To own them: audiencectl plan --time-scale 600, then audiencectl apply --time-scale 600.",
    ]);
    expect((await run("plan")).stdout).toContain("2 to adopt");
  });

  test("that pipelines do not pass on yet is told with its line", async () => {
    const { run, folder } = await setUpSecret();
    const file = ".github/workflows/audiencectl-apply.yml";
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    for (const each of [file, file.replace("apply", "plan")])
      writeFileSync(path.join(folder, each), "name: audiencectl\n");
    const { stderr } = await run("import", "--all");
    const name = /\w+_ACCESS_TOKEN/.exec(stderr)?.[0];
    expect(stderr).toContain(
      `${file} does not pass on all secrets of manifests, which an apply needs; add at "Secrets of manifests" there:\n  ${name}: \${{ secrets[`,
    );
    expect(stderr).not.toContain("audiencectl-plan.yml");
  });

  test("is in the JSON with the file that lists it", async () => {
    const { run } = await setUpSecret();
    const { stdout } = await run("import", "--all", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      projectFile: { file: "audiencectl.yaml", secrets: [expect.stringMatching(/_ACCESS_TOKEN$/)] },
    });
  });

  test("is shown as a diff of the project file with --dry-run, and nothing is written", async () => {
    const { run, read } = await setUpSecret();
    const before = read("audiencectl.yaml");
    const { stderr } = await run("import", "--all", "--dry-run");
    expect(stderr).toMatch(/^\+ {2}secrets: \[\w+_ACCESS_TOKEN\]$/m);
    expect(read("audiencectl.yaml")).toBe(before);
  });

  test("has the line for the project file in the last lines where only a person can write it there", async () => {
    const { run, folder, read } = await setUpSecret();
    const spec = 'spec: {manifests: ["audiences/*.yaml"], environments: {test: {space: spa_simulated}}}\n';
    const file = path.join(folder, "audiencectl.yaml");
    writeFileSync(file, read("audiencectl.yaml").replace(/^spec:[^]*/m, spec));
    const { stderr, exitCode } = await run("import", "--all");
    expect(exitCode, stderr).toBe(0);
    const [end, warning, line = ""] = lastLines(stderr, 3);
    expect(end).toContain("write the lines below into the project file, then audiencectl plan");
    expect(warning).toContain("write, below spec:");
    expect(line).toMatch(/^ {2}secrets: \[\w+_ACCESS_TOKEN\]$/);
    writeFileSync(file, read("audiencectl.yaml").replace("spec: {", `spec: {${line.trim()}, `));
    expect((await run("plan")).stdout).toContain("2 to adopt");
  });
});

describe("import --update", () => {
  test("lists what it brought back, and JSON says the same", async () => {
    const { run, space, folder } = await setUp();
    writeProject(folder, [audience("a"), audience("b")]);
    await run("apply", "--auto-approve");
    await space.byHand.edit("A", { enabled: false });
    const { exitCode, stdout } = await run("import", "--update", "--format", "json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      updated: [{ file: "audiences/all.yaml", address: "audience/a", fields: ["enabled"] }],
      left: [],
      unread: [],
    });
    expect((await run("drift")).exitCode).toBe(0);
  });

  test("prints a diff that git can apply with --dry-run", async () => {
    const { run, space, folder } = await setUp();
    writeProject(folder, [audience("a")]);
    await run("apply", "--auto-approve");
    await space.byHand.edit("A", { enabled: false });
    const { stdout } = await run("import", "--update", "--dry-run");
    expect(stdout).toMatch(/^--- a\/audiences\/all\.yaml\n\+\+\+ b\/audiences\/all\.yaml\n@@ /);
    expect(stdout).toContain("-  enabled: true\n+  enabled: false\n");
  });

  test("says that there is nothing to do", async () => {
    const { run } = await setUp();
    const { exitCode, stdout, stderr } = await run("import", "--update");
    expect(exitCode).toBe(0);
    expect(stdout).toBe("");
    expect(stderr).toContain("Nothing to bring back");
  });

  test("refuses a key that no manifest owns", async () => {
    const { run } = await setUp();
    const { exitCode, stderr } = await run("import", "--update", "--key", "high_spenders");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("has no manifest in this project that owns it");
  });
});

test("a name that holds ${…} or is a device of Windows is imported and adopted as it is", async () => {
  const { space, run, files } = await setUp();
  const literal = "x ${audience.high-spenders.key} $${env.HOME} ${space.id}";
  for (const name of ["CON", literal])
    await space.byHand.create({ name, audienceType: "USERS", definition: { query: `trait('${literal}') = 'x'` } });
  expect((await run("import", "--all")).exitCode).toBe(0);
  expect(files()).toContain("con_.yaml");
  const plan = JSON.parse((await run("plan", "--format", "json")).stdout) as {
    changes: { action: string; patch: { op: string }[] }[];
  };
  expect(plan.changes.map(({ action }) => action)).toEqual(["adopt", "adopt", "adopt", "adopt"]);
  expect(plan.changes.flatMap(({ patch }) => patch.filter(({ op }) => op !== "test"))).toEqual([]);
});
