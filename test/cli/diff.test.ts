import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { runWords } from "../support/command-line.ts";
import {
  activation,
  audience,
  destination,
  destinations,
  temporaryFolder,
  writeProject,
  type Manifest,
} from "../support/project.ts";

const { mailroom, adverts } = destinations;

interface DiffJson {
  differing: {
    address: string;
    addressThere?: string;
    fields: { field: string; values: unknown[]; variables: string[] }[];
  }[];
  only: { address: string; environment: string; parts?: number }[];
  same: number;
  variables: { name: string; values: unknown[] }[];
  notTold: { address: string; field: string }[];
}

/** A project with the environments staging and production, which have the variables `amount` and `sink`, and both `same`. */
function setUp(manifests: readonly Manifest[], environments: object = {}) {
  const folder = temporaryFolder();
  writeProject(folder, manifests);
  const file = path.join(folder, "audiencectl.yaml");
  const project = parse(readFileSync(file, "utf8")) as { spec: object };
  const both = {
    staging: { space: "spa_staging", variables: { amount: 300, sink: mailroom, same: 7 } },
    production: { space: "spa_production", variables: { amount: 500, sink: adverts, same: 7 } },
    ...environments,
  };
  writeFileSync(file, stringify({ ...project, spec: { ...project.spec, environments: both } }));
  const run = async (...words: string[]) => await runWords(words, { cwd: folder });
  const diff = async (...words: string[]) => {
    const result = await run("diff", "staging", "production", "--format", "json", ...words);
    return { ...result, found: JSON.parse(result.stdout) as DiffJson };
  };
  return { run, diff };
}

/** An audience of those who spent more than an amount. */
function spenders(amount: string): Record<string, unknown> {
  return { definition: { query: `event('Order Completed').sum(property('total')) > ${amount}` } };
}

describe("audiencectl diff", () => {
  test("shows the values that variables fill in, and names the variables", async () => {
    const { run } = setUp([audience("vips", spenders("${var.amount}"))]);
    const { stdout, exitCode } = await run("diff", "staging", "production");
    expect(stdout).toBe(
      [
        "Project growth, environments staging (-) and production (+), as the manifests declare them",
        "",
        '  ~ audience/vips differs  ("Vips")',
        "      definition.query: (${var.amount})",
        "          - event('Order Completed').sum(property('total')) > 300",
        "          + event('Order Completed').sum(property('total')) > 500",
        "",
        "Variables that differ:",
        "  amount: 300 → 500",
        "",
        "Differences: 1 object differs; 0 the same.",
        "",
      ].join("\n"),
    );
    expect(exitCode).toBe(2);
  });

  test("names no variable that is the same in both", async () => {
    const { diff } = setUp([audience("a", { name: "A ${var.same} ${var.amount}" })]);
    const { differing } = (await diff()).found;
    expect(differing.flatMap(({ fields }) => fields)).toEqual([
      { field: "name", pointer: "/name", values: ["A 7 300", "A 7 500"], variables: ["amount"] },
    ]);
  });

  test("ends with 0 where the environments differ in nothing that is declared", async () => {
    const { run } = setUp([audience("a", spenders("${var.same}"))]);
    const { stdout, exitCode } = await run("diff", "staging", "production");
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("No differences. 1 object the same.")]);
  });

  test("says which objects only one environment has, with their parts", async () => {
    const { diff } = setUp([
      audience(
        "trial",
        { destinations: [destination(mailroom, { activations: [activation("x")] })] },
        { environments: ["staging"] },
      ),
      audience("eu", {}, { environments: ["production"] }),
    ]);
    const { found } = await diff();
    expect(found.only).toEqual([
      expect.objectContaining({ address: "audience/trial", environment: "staging", parts: 2 }),
      expect.objectContaining({ address: "audience/eu", environment: "production", parts: 0 }),
    ]);
  });

  test("takes one address as the same object, where each environment has a manifest of its own for it", async () => {
    const { diff } = setUp([
      audience("a", { enabled: false }, { environments: ["staging"] }),
      audience("a", { enabled: true }, { environments: ["production"] }),
    ]);
    const { found } = await diff();
    expect(found.only).toEqual([]);
    expect(found.differing[0]?.fields).toEqual([
      { field: "enabled", pointer: "/enabled", values: [false, true], variables: [] },
    ]);
  });

  test("takes a destination as the same one whatever id the environment has for it, and compares what is in it", async () => {
    const sent = destination("${var.sink}", { activations: [activation("x", { displayName: "At ${var.amount}" })] });
    const { diff } = setUp([audience("a", { destinations: [sent] })]);
    const { found } = await diff();
    expect(found.only).toEqual([]);
    expect(
      found.differing.map(({ address, addressThere, fields }) => [
        address,
        addressThere,
        fields.map(({ field }) => field),
      ]),
    ).toEqual([
      [`audience/a/destination/${mailroom}`, `audience/a/destination/${adverts}`, ["destination.id"]],
      [
        `audience/a/destination/${mailroom}/activation/x`,
        `audience/a/destination/${adverts}/activation/x`,
        ["displayName"],
      ],
    ]);
    expect(found.variables.map(({ name }) => name)).toEqual(["sink", "amount"]);
  });

  test("pairs the only destination of either environment, where each has a manifest of its own", async () => {
    const { diff } = setUp([
      audience("a", { destinations: [destination(mailroom)] }, { environments: ["staging"] }),
      audience("a", { destinations: [destination(adverts)] }, { environments: ["production"] }),
    ]);
    const { found } = await diff();
    expect(found.differing.map(({ fields }) => fields.map(({ values }) => values))).toEqual([[[mailroom, adverts]]]);
  });

  test("compares queries by their meaning", async () => {
    const { diff } = setUp([
      audience("a", { definition: { query: "event('A').count() >= 1" } }, { environments: ["staging"] }),
      audience("a", { definition: { query: "event( 'A' ).count()>=1" } }, { environments: ["production"] }),
    ]);
    expect((await diff()).exitCode).toBe(0);
  });

  test("shows what a manifest says of itself, and a list of parts that only one of them declares as empty", async () => {
    const { diff } = setUp([
      audience("a", {}, { environments: ["staging"] }),
      audience("a", { destinations: [] }, { environments: ["production"], protect: true, labels: { team: "growth" } }),
    ]);
    const fields = (await diff()).found.differing.flatMap((object) => object.fields);
    expect(fields.map(({ field, values }) => [field, values])).toEqual([
      ["metadata.labels.team", [null, "growth"]],
      ["metadata.protect", [null, true]],
      ["destinations", [null, []]],
    ]);
  });

  test("is about the addresses that are given, and counts the others", async () => {
    const { run } = setUp([audience("a", spenders("${var.amount}")), audience("b", spenders("${var.amount}"))]);
    const { stdout } = await run("diff", "staging", "production", "audience/a");
    expect(stdout).toContain("audience/a differs");
    expect(stdout).toContain("Left out: 1 object by --target audience/a.");
    expect(stdout).not.toContain("audience/b");
  });

  test("takes an address that only one of the environments has", async () => {
    const { diff } = setUp([audience("a"), audience("eu", {}, { environments: ["production"] })]);
    expect((await diff("audience/eu")).found).toMatchObject({ only: [{ address: "audience/eu" }], same: 0 });
  });

  test("refuses a misspelt address with the one that is meant", async () => {
    const { run } = setUp([audience("spenders")]);
    const { exitCode, stderr } = await run("diff", "staging", "production", "audience/spendres");
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("did you mean audience/spenders?")]);
  });

  test("refuses a misspelt environment with the one that is meant", async () => {
    const { run } = setUp([audience("a")]);
    const { exitCode, stderr } = await run("diff", "staging", "prodution");
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("did you mean production?")]);
  });

  test.each([[[]], [["staging"]], [["staging", "audience/a"]], [["staging", "staging"]]])(
    "refuses %j with a line that works",
    async (words) => {
      const { run } = setUp([audience("a")]);
      const { exitCode, stdout, stderr } = await run("diff", ...words);
      expect([exitCode, stdout]).toEqual([1, ""]);
      const line = /write audiencectl (diff \S+ \S+);/.exec(stderr)?.[1] ?? "";
      expect((await run(...line.split(" "))).exitCode).toBe(0);
    },
  );

  test("says of a project with one environment that there is nothing to compare", async () => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const { exitCode, stderr } = await runWords(["diff", "test"], { cwd: folder });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("this project has one environment only, test")]);
  });

  test("shows faults of the files in either environment, and compares nothing", async () => {
    const { run } = setUp([audience("a", { name: "${var.amount}" })], { production: { space: "spa_production" } });
    const { exitCode, stdout, stderr } = await run("diff", "staging", "production");
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("the variable amount is not defined for environment production");
  });
});
