import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { ensureSpace } from "../../src/simulator/ensure-space.ts";
import { seedDestinations } from "../../src/simulator/seeds/destinations.ts";
import { runWords } from "../support/command-line.ts";
import {
  audience,
  destination,
  destinations,
  temporaryFolder,
  writeProject,
  type Manifest,
} from "../support/project.ts";
import { spaceWithDestinations, startSpace, TEST_TIME_SCALE } from "../support/space.ts";

interface DiffJson {
  comparedIn: string;
  differing: { address: string; fields: { field: string; values: unknown[] }[] }[];
  only: { address: string; environment: string }[];
  same: number;
  notTold: { address: string; field: string }[];
  unread: { kind: string; environment: string }[];
}

/** A project that was applied to a space for staging and to one for production, both in one workspace. */
async function applyToBoth(manifests: readonly Manifest[]) {
  const state = spaceWithDestinations();
  ensureSpace(state, "spa_production").destinations = seedDestinations;
  const space = await startSpace({ state, settings: { computeSeconds: 0, lockSeconds: 0, listLagSeconds: 0 } });
  const folder = temporaryFolder();
  const declare = (next: readonly Manifest[]): void => {
    writeProject(folder, next);
    const file = path.join(folder, "audiencectl.yaml");
    const project = parse(readFileSync(file, "utf8")) as { spec: object };
    const environments = {
      staging: { space: "spa_simulated", variables: { amount: 300 } },
      production: { space: "spa_production", variables: { amount: 500 } },
    };
    writeFileSync(file, stringify({ ...project, spec: { ...project.spec, environments } }));
  };
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", SINK_TOKEN: "PLACEHOLDER-sink" };
  const run = async (...words: string[]) =>
    await runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env });
  const apply = async (name: string): Promise<void> => {
    const { exitCode, stderr } = await run("apply", "--env", name, "--yes");
    expect(exitCode, stderr).toBe(0);
  };
  const diff = async (...words: string[]) => {
    const result = await run("diff", "staging", "production", "--format", "json", ...words);
    return { ...result, found: JSON.parse(result.stdout) as DiffJson };
  };
  declare(manifests);
  await apply("staging");
  await apply("production");
  return { space, declare, apply, diff };
}

const fieldsOf = ({ differing }: DiffJson): unknown[] =>
  differing.map(({ address, fields }) => [address, ...fields.map(({ field, values }) => [field, values])]);

describe("audiencectl diff --live", () => {
  test("shows how two spaces differ, with references in the place of the keys that each space made", async () => {
    const { diff } = await applyToBoth([
      audience("base", { name: "Base ${var.amount}" }),
      audience("vips", {
        definition: { query: "trait('${audience.base.key}') = 'true' AND event('A').count() > ${var.amount}" },
      }),
      audience("eu", {}, { environments: ["production"] }),
    ]);
    const { exitCode, found } = await diff("--live");
    const queryOf = (amount: number): string =>
      `trait('\${audience.base.key}') = 'true'\nAND event('A').count() > ${amount}`;
    expect(fieldsOf(found)).toEqual([
      ["audience/base", ["name", ["Base 300", "Base 500"]]],
      ["audience/vips", ["definition.query", [queryOf(300), queryOf(500)]]],
    ]);
    expect(found.only).toEqual([expect.objectContaining({ address: "audience/eu", environment: "production" })]);
    expect(exitCode).toBe(2);
  });

  test("has references in the place of keys of objects that are not among the addresses", async () => {
    const { diff } = await applyToBoth([
      audience("base", { name: "Base ${var.amount}" }),
      audience("vips", { definition: { query: "trait('${audience.base.key}') = 'true'" } }),
    ]);
    expect((await diff("--live", "audience/vips")).found.differing).toEqual([]);
  });

  test("goes by what is live, whatever the manifests ask for by now", async () => {
    const { declare, apply, diff } = await applyToBoth([audience("a")]);
    declare([audience("a", { name: "A ${var.amount}" })]);
    expect([(await diff()).exitCode, (await diff("--live")).exitCode]).toEqual([2, 0]);
    await apply("staging");
    expect(fieldsOf((await diff("--live")).found)).toEqual([["audience/a", ["name", ["A 300", "A"]]]]);
  });

  test("sees an edit that somebody made in one of the spaces", async () => {
    const { space, diff } = await applyToBoth([audience("a"), audience("b")]);
    await space.byHand.edit("A", { enabled: false });
    const { found } = await diff("--live");
    expect(fieldsOf(found)).toEqual([["audience/a", ["enabled", [false, true]]]]);
    expect(found.same).toBe(1);
  });

  test("compares destinations, and says that it cannot compare their secrets", async () => {
    const settings = { connectionSettings: { accessToken: "${env.SINK_TOKEN}" } };
    const { diff } = await applyToBoth([
      audience("a", { destinations: [destination(destinations.adverts, settings)] }),
    ]);
    const { exitCode, found } = await diff("--live");
    expect([exitCode, found.same]).toEqual([0, 2]);
    expect(found.notTold).toEqual([
      { address: `audience/a/destination/${destinations.adverts}`, field: "connectionSettings.accessToken" },
    ]);
  });

  test("compares what can be read, says what cannot, and ends with 5", async () => {
    const { space, diff } = await applyToBoth([audience("a")]);
    space.refuse("/computed-traits", 403);
    const { exitCode, found } = await diff("--live");
    expect([exitCode, found.same]).toEqual([5, 1]);
    expect(found.unread.map(({ kind, environment }) => `${kind} of ${environment}`)).toEqual([
      "ComputedTrait of staging",
      "ComputedTrait of production",
    ]);
  });

  test("reads and never writes", async () => {
    const { space, diff } = await applyToBoth([audience("a", { name: "A ${var.amount}" })]);
    space.requests.length = 0;
    await diff("--live");
    expect(space.requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
    expect(space.requests.length).toBeGreaterThan(0);
  });

  test("reads the parts of the addresses that are given, and of no others", async () => {
    const sent = { destinations: [destination(destinations.mailroom)] };
    const { space, diff } = await applyToBoth([audience("a", sent), audience("b", sent)]);
    space.requests.length = 0;
    expect((await diff("--live", "audience/a")).found.same).toBe(2);
    expect(space.requests.filter((request) => request.includes(space.named("B").id))).toEqual([]);
  });
});
