import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { operations } from "../../src/segment/operations.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const api = (...words: string[]) => runWords(["api", "--time-scale", "600", ...words], { cwd: folder, env });
  return { space, folder, env, api };
}

const twoEnvironments = `apiVersion: audiencectl/v1
kind: Project
metadata: { name: growth }
spec:
  environments: { a: { space: spa_a }, b: { space: spa_b } }
`;

const made = [
  "--field",
  "name=Made",
  "--field",
  "audienceType=USERS",
  "--field",
  "definition.query=event('A').count() >= 1",
];

describe("audiencectl api", () => {
  test("lists every operation when none is named", async () => {
    const { api } = await setUp();
    const { stdout } = await api();
    expect(stdout.trimEnd().split("\n")).toHaveLength(Object.keys(operations).length);
  });

  test("sends fields in path, query and body, and prints the data", async () => {
    const { space, api } = await setUp();
    const created = JSON.parse((await api("createAudience", ...made)).stdout) as { audience: { id: string } };
    const read = JSON.parse((await api("getAudience", "--field", `id=${created.audience.id}`)).stdout) as object;
    expect(read).toMatchObject({ audience: { name: "Made" } });
    expect(space.requests.at(-1)).toMatch(/^GET .*\/audiences\/aud_\w+ → 200$/);
  });

  test("takes a body from a file", async () => {
    const { space, folder, api } = await setUp();
    writeFileSync(
      path.join(folder, "body.json"),
      JSON.stringify({ name: "From a file", audienceType: "USERS", definition: { query: "event('A').count() >= 1" } }),
    );
    expect((await api("createAudience", "--input", "body.json")).exitCode).toBe(0);
    expect(space.named("From a file")).toBeDefined();
  });

  test("reads all pages as one list", async () => {
    const { api } = await setUp();
    await api("createAudience", ...made);
    expect(JSON.parse((await api("listAudiences", "--paginate")).stdout)).toMatchObject([{ name: "Made" }]);
  });

  test("sends a list from fields with brackets", async () => {
    const { api } = await setUp();
    const times = ["--field", "startTime=2026-01-01T00:00:00Z", "--field", "endTime=2026-01-02T00:00:00Z"];
    const groups = ["--field", "groupBy[]=eventName", "--raw-field", "groupBy[]=source"];
    const { exitCode, stdout } = await api(
      "getEventsVolumeFromWorkspace",
      "--field",
      "granularity=DAY",
      ...times,
      ...groups,
    );
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([0, { query: { groupBy: ["eventName", "source"] } }]);
  });

  test("takes the name of an event as one part of the path", async () => {
    const { space, api } = await setUp();
    const { stderr } = await api("listPropertiesFromEvent", "--field", "eventName=Return/Exchange");
    expect(space.requests.at(-1)).toMatch(/\/events\/Return%2FExchange\/properties → 404$/);
    expect(stderr).toContain("Return/Exchange");
  });

  test("does not print the token that an echo repeats", async () => {
    const { api } = await setUp();
    const { stdout } = await api("echo", "--field", "message=hello");
    expect(JSON.parse(stdout)).toMatchObject({ message: "hello" });
    expect(stdout).not.toContain("PLACEHOLDER");
  });

  test("answers of the API that are errors end with 1 and name every fault", async () => {
    const { api } = await setUp();
    const { exitCode, stderr } = await api("createAudience", "--field", "audienceType=USERS");
    expect(exitCode).toBe(1);
    expect(stderr).toContain('"name" is required');
    expect(stderr).toContain('"definition" is required');
  });

  test.each([
    [["getAudienc"], "did you mean getAudience?"],
    [["getAudience"], "--field id=…"],
    [["getAudience", "--field", "id"], "--field name=value"],
    [["getSpace", "--paginate"], "leave --paginate out"],
    [["createAudience", "--input", "nowhere.json"], "JSON body"],
  ])("%j is an error that says what to do", async (words, hint) => {
    const { api } = await setUp();
    const { exitCode, stderr } = await api(...words);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(hint);
  });

  test.each([
    ["/spaces", "write the operation in place of its path: listSpaces (GET)"],
    [
      "/spaces/spa_a/audiences?limit=2",
      "createAudience --field spaceId=spa_a (POST), or listAudiences --field spaceId=spa_a (GET)",
    ],
    ["listAudience", "did you mean listAudiences?"],
    ["/nothing/of/the/kind", "audiencectl api without a name lists them"],
  ])("says what to write in place of %s", async (word, hint) => {
    const { api } = await setUp();
    const { exitCode, stderr } = await api(word);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(hint)]);
  });

  describe("of an operation without a space", () => {
    const listed = { data: { spaces: [{ slug: expect.any(String) as string }] } };

    test("needs the token alone, and no project", async () => {
      const { env } = await setUp();
      const { exitCode, stdout, stderr } = await runWords(["api", "listSpaces"], { cwd: temporaryFolder(), env });
      expect([exitCode, stderr]).toEqual([0, ""]);
      expect({ data: JSON.parse(stdout) as unknown }).toMatchObject(listed);
      const without = { PUBLIC_API_URL: env.PUBLIC_API_URL };
      const none = await runWords(["api", "listSpaces"], { cwd: temporaryFolder(), env: without });
      expect(none.stderr).toContain("there is no API token");
    });

    test("does not ask which of several environments is meant", async () => {
      const { env, folder } = await setUp();
      writeFileSync(path.join(folder, "audiencectl.yaml"), twoEnvironments);
      const { exitCode, stdout } = await runWords(["api", "listSpaces"], { cwd: folder, env });
      expect([exitCode, { data: JSON.parse(stdout) as unknown }]).toMatchObject([0, listed]);
    });

    test("asks which one where they are in several regions", async () => {
      const { env, folder } = await setUp();
      writeFileSync(path.join(folder, "audiencectl.yaml"), twoEnvironments.replace("spa_b", "spa_b, region: eu"));
      expect((await runWords(["api", "listSpaces"], { cwd: folder, env })).stderr).toContain(
        "[project-environment-needed]",
      );
    });

    test("sends the token to no host that was not allowed", async () => {
      const env = { PUBLIC_API_URL: "https://segment.example.com", PUBLIC_API_TOKEN: "PLACEHOLDER" };
      const { exitCode, stderr } = await runWords(["api", "listSpaces"], { cwd: temporaryFolder(), env });
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining("--allow-host")]);
    });

    test("works with the embedded simulator, too", async () => {
      const { exitCode } = await runWords(["api", "listSpaces", "--simulate"], { cwd: temporaryFolder() });
      expect(exitCode).toBe(0);
    });
  });

  test("of an operation with a space needs no project where the space is given, and one where it is not", async () => {
    const { env, space } = await setUp();
    const run = (...words: string[]) => runWords(["api", "listAudiences", ...words], { cwd: temporaryFolder(), env });
    expect((await run("--field", `spaceId=${space.stored().id}`)).exitCode).toBe(0);
    expect((await run()).stderr).toContain("[project-not-found]");
  });

  test("names a wrong or deleted id first where an object is not found, and only the space where a list is not", async () => {
    const { api } = await setUp();
    expect((await api("getAudience", "--field", "id=aud_gone")).stderr).toContain(
      "check the id: perhaps what it names was deleted",
    );
    expect((await api("listAudiences", "--field", "spaceId=spa_gone")).stderr).not.toContain("check the id");
  });

  test("says what it takes when a method stands before a path", async () => {
    const { api } = await setUp();
    expect((await api("GET", "/spaces")).stderr).toContain("it takes the name of an operation, which has its method");
  });
});
