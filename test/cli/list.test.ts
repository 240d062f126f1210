import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import type { LiveList } from "../../src/report/live-list.ts";
import { seedUsers } from "../../src/simulator/seeds/users.ts";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import {
  activation,
  audience,
  destination,
  destinations,
  filter,
  linked,
  temporaryFolder,
  trait,
  writeProject,
} from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** A space with objects of the project, of another one, and of nobody. */
async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  const run = async (words: readonly string[], more: Record<string, string> = {}): Promise<CommandResult> => {
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...more };
    return await runWords([...words, "--time-scale", "600"], { cwd: folder, env });
  };
  writeProject(folder, [audience("theirs")], { name: "sales" });
  await run(["apply", "--auto-approve"]);
  const sent = { destinations: [destination(destinations.mailroom, { activations: [activation("welcome")] })] };
  writeProject(folder, [audience("vips", sent), audience("off", { enabled: false }), trait("value"), filter("noise")]);
  await run(["apply", "--auto-approve"]);
  await space.byHand.create({ name: "=By hand, \u001b[31m", audienceType: "USERS", definition: query, enabled: true });
  const list = async (...words: string[]): Promise<LiveList> =>
    JSON.parse((await run(["list", "--format", "json", ...words])).stdout) as LiveList;
  const names = async (...words: string[]): Promise<string[]> => (await list(...words)).objects.map(({ name }) => name);
  return { space, folder, run, list, names };
}

const query = { query: "event('Signed Up').count() >= 1" };

describe("audiencectl list", () => {
  test("is a table of everything that has a list of its own, with who owns it", async () => {
    const { run } = await setUp();
    const { stdout, exitCode } = await run(["list"]);
    const rows = stdout.split("\n").map((line) => line.split(/ {2,}/).slice(0, 4));
    expect(rows).toEqual([
      ["KIND", "OWNER", "ADDRESS", "NAME"],
      ["trait", "growth@test", "trait/value", "Value"],
      ["audience", "unmanaged", "-", String.raw`=By hand, \u{1b}[31m`],
      ["audience", "growth@test", "audience/off", "Off"],
      ["audience", "sales@test", "audience/theirs", "Theirs"],
      ["audience", "growth@test", "audience/vips", "Vips"],
      ["filter", "growth@test", "filter/noise", "Noise"],
      [""],
      ["6 objects in the space spa_simulated, 1 of them unmanaged."],
      [""],
    ]);
    expect(exitCode).toBe(0);
  });

  test("says of each object what Segment says of it, and nothing where that says nothing", async () => {
    const { list } = await setUp();
    const { objects } = await list("audience/off", "trait/value");
    expect(objects).toMatchObject([
      { kind: "trait", address: "trait/value", key: "value", owner: { status: "owned", scope: "growth@test" } },
      { kind: "audience", address: "audience/off", key: "off", enabled: false },
    ]);
    expect(objects[0]).not.toHaveProperty("members");
  });

  test("asks for lists and for who edited what is in them, and for nothing else", async () => {
    const { space, run } = await setUp();
    space.requests.length = 0;
    await run(["list"]);
    const asked = space.requests.filter((line) => !/^GET (\S*)\/(audiences|computed-traits|filters) → 200$/.test(line));
    expect(asked).toEqual(["GET /users → 200"]);
  });

  test.each([
    ["an address with a wildcard", ["audience/v*"], ["Vips"]],
    ["an address without one", ["audience/vips"], ["Vips"]],
    ["a key", ["theirs"], ["Theirs"]],
    ["a display name in any case", ["--name", "VIP*"], ["Vips"]],
    ["a kind", ["--kind", "filter"], ["Noise"]],
    ["a type, which filters do not have", ["--type", "ACCOUNTS"], []],
    ["what nobody owns", ["--unmanaged"], ["=By hand, \u001b[31m"]],
  ])("can be narrowed down by %s", async (_, words, expected) => {
    const { names } = await setUp();
    expect(await names(...words)).toEqual(expected);
  });

  test("shows parts with the audience that they are part of", async () => {
    const { list } = await setUp();
    const { objects } = await list("--kind", "destination", "--kind", "activation");
    const partOf = { name: "Vips", address: "audience/vips" };
    expect(objects).toMatchObject([
      { kind: "destination", name: "Mailroom", owner: { scope: "growth@test" }, partOf },
      { kind: "activation", name: "welcome", owner: { scope: "growth@test" }, partOf },
    ]);
  });

  test.each([
    ["get", "audience/vips", "--kind", "trait"],
    ["get", "vips", "--kind", "trait", "--kind", "filter"],
    ["get", "audience/v*", "--kind", "trait"],
    ["get", "filter/noise", "--kind", "destination"],
    ["get", "destination/*", "--kind", "trait"],
  ])("refuses what would show nothing, as the kinds differ: %s %s %s %s", async (...words) => {
    const { run } = await setUp();
    const { exitCode, stdout, stderr } = await run(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/"\S+" means \w+, and --kind asks for .+ only/);
    expect(stderr).toContain("leave out --kind, or add --kind");
  });

  test.each([
    ["parts of what is named", "audience/vips", "destination"],
    ["parts of any audience by their kind", "destination/*", "destination"],
    ["a part of any audience by its kind and name", "destination/Mailroom", "destination"],
    ["what is named beside others", "audience/vips", "audience"],
  ])("takes a kind together with %s", async (_title, word, kind) => {
    const { list } = await setUp();
    expect((await list(word, "--kind", kind, "--kind", "filter")).objects.map((each) => each.kind)).toEqual([kind]);
  });

  test("shows whether destinations and activations are switched on, of which there is no other status", async () => {
    const { space, run } = await setUp();
    const words = ["list", "--kind", "destination", "--kind", "activation"];
    const statuses = async (): Promise<(string | undefined)[]> =>
      (await run([...words, "--format", "csv"])).stdout
        .split("\n")
        .slice(1, 3)
        .map((line) => line.split(",")[7]);
    expect(await statuses()).toEqual(["enabled", "enabled"]);
    for (const each of space.simulator.state.spaces)
      each.destinations = (each.destinations ?? []).map((one) => ({ ...one, enabled: false }));
    expect(await statuses()).toEqual(["disabled", "enabled"]);
  });

  test("takes table for its text, as other tools call it", async () => {
    const { run } = await setUp();
    const text = await run(["list"]);
    expect(await run(["list", "--format", "table"])).toEqual(text);
  });

  test("says before it reads the parts of many audiences how long that takes under the limits", async () => {
    const { space, run } = await setUp();
    const [pattern] = space.audiences();
    if (pattern)
      space.stored().audiences = Array.from({ length: 120 }, (_, index) => {
        return { ...pattern, id: `aud_${index}`, key: `key_${index}`, name: `Number ${index}` };
      });
    const { stderr } = await run(["list", "--kind", "schedule"]);
    expect(stderr).toBe("");
    const { stderr: told } = await run(["list", "--kind", "destination"]);
    expect(told).toMatch(/^Reading the parts of 120 audiences: 240 requests, \S/);
  });

  test("reads the parts of the audiences that are asked for, and no others", async () => {
    const { space, run } = await setUp();
    const { id } = space.named("Vips");
    space.requests.length = 0;
    await run(["list", "audience/vips", "--kind", "destination"]);
    const ofParts = space.requests.filter((line) => /\/audiences\/\w+\//.test(line));
    expect(ofParts.length).toBeGreaterThan(0);
    expect(ofParts.filter((line) => !line.includes(`/audiences/${id}/`))).toEqual([]);
  });

  test("names who edited an object last, and says the id of whoever is no user", async () => {
    const { list, space } = await setUp();
    const { objects } = await list("vips", "--kind", "audience");
    const { updatedBy } = space.named("Vips");
    expect(objects[0]?.updatedBy).toEqual({ id: updatedBy });
    const byHand = await list("--unmanaged");
    expect(byHand.objects[0]?.updatedBy).toEqual({ id: seedUsers[0]?.id, name: "Ada Meyer" });
  });

  test.each([
    ["its display name", "Vips"],
    ["its kind and its key", "audience/vips"],
    ["its kind and its display name with a wildcard", "audience/V*s"],
  ])("finds an object by %s", async (_, word) => {
    const { names } = await setUp();
    expect(await names(word)).toEqual(["Vips"]);
  });

  test("finds what nobody owns by its kind and its key, which is no address", async () => {
    const { space, names } = await setUp();
    await space.byHand.create({ name: "Free", audienceType: "USERS", definition: query });
    expect(await names("audience/free")).toEqual(["Free"]);
  });

  test("can be called get, and gives an object with all its fields", async () => {
    const { run } = await setUp();
    const { stdout, exitCode } = await run(["get", "audience/off", "--format", "json"]);
    const { objects } = JSON.parse(stdout) as LiveList;
    expect(exitCode).toBe(0);
    expect(objects).toMatchObject([
      { name: "Off", spec: { name: "Off", enabled: false, audienceType: "USERS", definition: {} } },
    ]);
  });

  test("is as YAML what it is as JSON, a document for each object", async () => {
    const { run, list } = await setUp();
    const words = ["--kind", "audience", "--kind", "destination"];
    const { stdout } = await run(["list", "--format", "yaml", ...words]);
    const documents = parseAllDocuments(stdout).map((each): unknown => each.toJS());
    expect(documents).toEqual((await list(...words)).objects);
  });

  test("shows no secret that manifests may name, wherever somebody has put it", async () => {
    const { space, folder, run } = await setUp();
    const secret = "PLACEHOLDER-secret-of-a-project";
    await space.byHand.create({ name: "Leak", description: secret, audienceType: "USERS", definition: query });
    writeProject(folder, [], { secrets: ["LEAKED_TOKEN"] });
    for (const format of ["json", "yaml"]) {
      const { stdout } = await run(["get", "Leak", "--format", format], { LEAKED_TOKEN: secret });
      expect(stdout).toContain("Leak");
      expect(stdout).not.toContain(secret);
    }
  });

  test("finds schedules in the list of audiences", async () => {
    const { folder, run, list } = await setUp();
    writeProject(folder, [linked("owners")]);
    await run(["apply", "--auto-approve", "--max-delete-percent", "100", "--max-change-percent", "100"]);
    const { objects } = await list("--kind", "schedule");
    expect(objects.every(({ kind }) => kind === "schedule")).toBe(true);
  });

  test("gives a spreadsheet nothing to compute, and quotes what has commas", async () => {
    const { run } = await setUp();
    const { stdout } = await run(["list", "--unmanaged", "--format", "csv"]);
    const [titles, row] = stdout.split("\n");
    expect(titles).toBe("kind,id,part of,owner,address,name,key,status,size,cadence,updated,by");
    expect(row).toContain(String.raw`,unmanaged,,"'=By hand, \u{1b}[31m",`);
  });

  test("suggests what is near to a word that nothing has", async () => {
    const { run } = await setUp();
    const { exitCode, stderr } = await run(["list", "audience/vip"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("did you mean audience/vips?");
  });

  test("does not call a kind empty that it cannot read", async () => {
    const { space, run } = await setUp();
    space.refuse("/computed-traits", 403);
    const { exitCode, stdout, stderr } = await run(["list"]);
    expect(exitCode).toBe(5);
    expect(stdout).toContain(
      "5 objects in the space spa_simulated, 1 of them unmanaged; ComputedTrait objects cannot be",
    );
    expect(stderr).toContain("objects of the kind ComputedTrait could not be read, so nothing is known of them");
  });

  test("says nothing of a kind that cannot be read when it is not asked for", async () => {
    const { space, run } = await setUp();
    space.refuse("/computed-traits", 403);
    expect(await run(["list", "--kind", "filter"])).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("needs no manifest to be right", async () => {
    const { folder, run } = await setUp();
    writeProject(folder, [{ ...audience("vips"), kind: "Nonsense" }]);
    expect((await run(["list"])).exitCode).toBe(0);
  });
});
