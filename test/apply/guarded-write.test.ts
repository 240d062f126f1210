import { expect, test } from "vitest";
import type { ApplyResult } from "../../src/apply/outcome.ts";
import type { Fault } from "../../src/simulator/faults.ts";
import type { SimulatedSpace } from "../../src/simulator/state.ts";
import { runWords } from "../support/command-line.ts";
import { audience, filter, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** Applies a first state, and lets somebody watch the requests of the second. */
async function watch(
  first: Manifest[],
  second: Manifest[],
  onRequest: Watcher = () => undefined,
  faults: Fault[] = [],
) {
  const requests: string[] = [];
  let watched: SimulatedSpace | undefined;
  const space = await startSpace({
    settings: { lockSeconds: 0, computeSeconds: 0 },
    faults,
    onRequest: ({ method, path, status }) => {
      requests.push(`${method} ${path} → ${status}`);
      if (watched) onRequest(requests, watched);
    },
  });
  const folder = temporaryFolder();
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const words = ["apply", "-y", "--time-scale", "600", "--format", "json", "--max-change-percent", "100"];
  writeProject(folder, first);
  expect((await runWords(words, { cwd: folder, env })).exitCode).toBe(0);
  requests.length = 0;
  watched = space.stored();
  writeProject(folder, second);
  const { stdout } = await runWords(words, { cwd: folder, env });
  return { space, requests, report: JSON.parse(stdout) as ApplyResult };
}

type Watcher = (requests: readonly string[], space: SimulatedSpace) => void;

const many = (count: number, spec: object = {}): Manifest[] =>
  Array.from({ length: count }, (_, index) => audience(`a${index}`, { ...spec }));

const patches = (requests: readonly string[]): string[] => requests.filter((request) => request.startsWith("PATCH"));

/** What somebody does in the app to every audience that was not written yet. Those that were looked at can be left out. */
function editTheRest(requests: readonly string[], space: SimulatedSpace, { unseen = false } = {}): void {
  const touched = unseen ? requests : patches(requests);
  space.audiences = space.audiences.map((one) =>
    touched.some((request) => request.includes(one.id)) ? one : { ...one, description: `hold\n${one.description}` },
  );
}

test("an edit made by hand while a write waits for its lane is not overwritten", async () => {
  let done = false;
  const { space, report } = await watch(many(60), many(60, { description: "new" }), (requests, stored) => {
    if (done || patches(requests).length < 20) return;
    done = true;
    editTheRest(requests, stored, { unseen: true });
  });
  const held = space.audiences().filter(({ description }) => description?.startsWith("hold"));
  expect(held.length).toBeGreaterThan(20);
  expect(report.outcomes.filter(({ status }) => status === "stale")).toHaveLength(held.length);
  expect(report.outcomes.filter(({ status }) => status === "done")).toHaveLength(60 - held.length);
});

test("how many writes of others lie between a look and its write does not grow with the number of changes", async () => {
  const { requests } = await watch(many(110), many(110, { enabled: false }));
  const between = requests.flatMap((request, index) => {
    const [method, path = ""] = request.split(" ");
    if (method !== "PATCH") return [];
    const looked = requests.findLastIndex((other, at) => at < index && other.startsWith(`GET ${path} `));
    return [patches(requests.slice(looked, index)).length];
  });
  expect(between).toHaveLength(110);
  // Three are under way at a time, and the others may come round more than once meanwhile; a hundred wait.
  expect(Math.max(...between)).toBeLessThanOrEqual(10);
});

test("before an edit is sent once more, what is there is looked at again", async () => {
  let failed = false;
  const editAfterFailure: Watcher = (requests, stored) => {
    if (failed || patches(requests).length === 0) return;
    failed = true;
    editTheRest([], stored);
  };
  const faults: Fault[] = [{ operationId: "updateAudienceForSpace", nth: 1, kind: "500-before" }];
  const { space, report } = await watch(many(1), many(1, { description: "new" }), editAfterFailure, faults);
  expect(report.outcomes).toMatchObject([{ status: "stale" }]);
  expect(space.audiences()[0]?.description).toMatch(/^hold/);
});

test("where reads and writes share a lane, any number of edits comes to its end", async () => {
  const filters = (drop: boolean): Manifest[] =>
    Array.from({ length: 10 }, (_, index) => filter(`f${index}`, { drop }));
  const { report } = await watch(filters(false), filters(true));
  expect(report.outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => "done"));
});
