import { expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import {
  audience,
  destination,
  destinations,
  temporaryFolder,
  writeProject,
  type Manifest,
} from "../support/project.ts";
import { startSpace } from "../support/space.ts";

const TOKEN = "PLACEHOLDER-TOKEN-7f3e9d";
const OTHER = "PLACEHOLDER-OTHER-1b2c3d";

/** Runs a command on one audience, with BRAZE_KEY allowed to manifests. */
async function runOn(manifest: Manifest, words: readonly string[], more: Record<string, string> = {}) {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [manifest], { secrets: ["BRAZE_KEY"] });
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: TOKEN, ...more };
  const result = await runWords([...words, "--time-scale", "600"], { cwd: folder, env });
  return { ...result, space };
}

const sending = audience("a", {
  destinations: [destination(destinations.mailroom, { connectionSettings: { adAccount: "key ${env.BRAZE_KEY}" } })],
});

test.each([
  ["plan", ["plan"], TOKEN],
  ["apply", ["apply", "--auto-approve"], TOKEN],
  ["drift", ["drift"], TOKEN],
  ["apply, with more around the token", ["apply", "--auto-approve"], `Bearer ${TOKEN}`],
  ["apply, with the token in Base64", ["apply", "--auto-approve"], Buffer.from(TOKEN).toString("base64")],
])("a variable whose value has the token in it is refused at its place by %s", async (_, words, value) => {
  const { exitCode, stdout, stderr, space } = await runOn(sending, words, { BRAZE_KEY: value });
  expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/all.yaml:15:\d+: error: .*\[manifest-sends-token\]/)]);
  expect(space.requests).toEqual([]);
  expect(stdout + stderr).not.toContain(value);
});

const twice = audience("a", {
  destinations: [destinations.mailroom, destinations.adverts].map((id) =>
    destination(id, { connectionSettings: { adAccount: "key ${env.BRAZE_KEY}" } }),
  ),
});

test("a variable that has the token in it is told of once, however many places name it", async () => {
  const { stderr } = await runOn(twice, ["plan"], { BRAZE_KEY: TOKEN });
  expect(stderr.match(/\[manifest-sends-token\]/g)).toHaveLength(1);
  expect(stderr).toContain(
    "which no destination may get, here and at 1 more place: --verbose shows all [manifest-sends-token]",
  );
  expect(stderr).toMatch(/\n1 error\.\n\nError: the project has 1 error; nothing was sent to Segment\n$/);
});

test("--verbose shows every place that names a variable with the token in it", async () => {
  const { stderr } = await runOn(twice, ["plan", "--verbose"], { BRAZE_KEY: TOKEN });
  expect(stderr.match(/\[manifest-sends-token\]/g)).toHaveLength(2);
});

test("the token of another run, in a variable of pipelines, is refused as well", async () => {
  const more = { BRAZE_KEY: OTHER, SEGMENT_WRITE_TOKEN_GROWTH_STAGING: OTHER };
  const { exitCode, stdout, stderr } = await runOn(sending, ["plan"], more);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining("manifest-sends-token")]);
  expect(stdout + stderr).not.toContain(OTHER);
});

test("a token that is pasted into a manifest is refused and not shown", async () => {
  const { exitCode, stdout, stderr, space } = await runOn(audience("a", { description: `see ${TOKEN}` }), ["plan"]);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining("manifest-sends-token")]);
  expect(space.requests).toEqual([]);
  expect(stdout + stderr).not.toContain(TOKEN);
});

test("api sends no body that has the token in it", async () => {
  const words = ["api", "createAudience", "--field", `name=${TOKEN}`, "--field", "audienceType=USERS"];
  const { exitCode, stdout, stderr, space } = await runOn(audience("a"), words);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining("createAudience was not sent")]);
  expect(space.requests.filter((each) => each.startsWith("POST"))).toEqual([]);
  expect(stdout + stderr).not.toContain(TOKEN);
});
