import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runWords } from "../support/command-line.ts";
import { profileOf } from "../support/profile.ts";
import {
  activation,
  audience,
  destination,
  destinations,
  trait,
  writeProject,
  type Manifest,
  type ProjectSpec,
} from "../support/project.ts";
import { summarise } from "../support/scenario.ts";
import type { TestSpace } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";

interface LogLine {
  code: string;
  data?: { pauseMs?: number };
}

interface Difference {
  settings: Partial<SimulatorSettings>;
  before: Manifest[];
  after: Manifest[];
  project?: ProjectSpec;
  /** What is planned without a profile: the changes, then the codes of warnings and refusals. */
  without: string[];
  /** The same with a profile of the settings. */
  withIt: string[];
  check?: (space: TestSpace) => void;
}

const windowed = { query: "event('A').within(30 days).count() >= 1" };
const replaceable = { replace: "allow" };
const mailroom = (actionId: string): Record<string, unknown> =>
  destination(destinations.mailroom, {
    activations: [activation("one", { destinationMapping: { actionId, settings: {} } })],
  });

const differences: Record<string, Difference> = {
  "a query may go from real time to batch in place": {
    settings: { cadenceFlip: "accept" },
    before: [audience("a")],
    after: [audience("a", { definition: windowed }, replaceable)],
    without: ["replace audience/a: definition.query", "plan-replacement-cost"],
    withIt: ["update audience/a: definition.query"],
    check: (space) => expect(space.named("A").query).toBe(windowed.query),
  },
  "anonymous users may be added in place": {
    settings: { anonymousIdPatch: "accept" },
    before: [audience("a")],
    after: [audience("a", { options: { filterByExternalIds: ["user_id", "anonymous_id"] } }, replaceable)],
    without: ["replace audience/a: options.filterByExternalIds", "plan-replacement-cost"],
    withIt: ["update audience/a: options.filterByExternalIds"],
  },
  "what a trait is about may change in place": {
    settings: { traitTypePatch: "accept", cadenceFlip: "accept" },
    before: [trait("t")],
    after: [trait("t", { definition: { type: "ACCOUNTS", query: "event('T').count()" } }, replaceable)],
    without: ["replace trait/t: definition.type", "plan-replacement-cost"],
    withIt: ["update trait/t: definition.type"],
  },
  "a trait stays as it is while only its type may change": {
    settings: { traitTypePatch: "accept" },
    before: [trait("t")],
    after: [trait("t", { definition: { type: "ACCOUNTS", query: "event('T').count()" } }, replaceable)],
    without: ["replace trait/t: definition.type", "plan-replacement-cost"],
    withIt: ["replace trait/t: definition.type", "plan-replacement-cost"],
  },
  "an object that is let go of has no description when it had none": {
    settings: { emptyDescription: "accept" },
    before: [audience("a"), audience("b")],
    after: [audience("b")],
    project: { forget: ["audience/a"] },
    without: ["forget audience/a"],
    withIt: ["forget audience/a"],
    check: (space) => expect(space.named("A").description).toBe(""),
  },
  "a plan that the quota has no room for is refused": {
    settings: { audienceQuota: 1 },
    before: [audience("a")],
    after: [audience("a"), audience("b")],
    without: ["create audience/b"],
    withIt: ["create audience/b", "plan-space-full"],
  },
  "the project file's quota stands over that of the profile": {
    settings: { audienceQuota: 1 },
    before: [audience("a")],
    after: [audience("a"), audience("b")],
    project: { limits: { audiences: 5 } },
    without: ["create audience/b"],
    withIt: ["create audience/b"],
  },
  "nobody is warned of an action that is taken": {
    settings: { unknownAction: "accept" },
    before: [audience("a")],
    after: [audience("a", { destinations: [mailroom("somethingNew")] })],
    without: [
      `create audience/a/destination/${destinations.mailroom}`,
      `create audience/a/destination/${destinations.mailroom}/activation/one`,
      "plan-mapping-doubtful",
    ],
    withIt: [
      `create audience/a/destination/${destinations.mailroom}`,
      `create audience/a/destination/${destinations.mailroom}/activation/one`,
    ],
    check: (space) => expect(space.stored().activations).toHaveLength(1),
  },
};

function planned({ changes, refused }: Plan): string[] {
  const codes = [...changes.flatMap(({ warnings }) => warnings), ...refused].map(({ code }) => code);
  return [...changes.filter(({ action }) => action !== "none").map(summarise), ...new Set(codes)];
}

test.each(Object.entries(differences))("with a profile, %s", async (_title, difference) => {
  const { settings, before, after, project = {}, without, withIt, check } = difference;
  const { space, folder, plan, apply } = await openWorkshop(before, settings);
  // Whatever the quota: the space is filled before it is asked about.
  expect((await apply()).exitCode).toBe(0);
  writeFileSync(path.join(folder, "probe.json"), JSON.stringify(profileOf(settings)));
  const guards = { maxChangePercent: 100, maxDeletePercent: 100 };
  writeProject(folder, after, { guards, ...project });
  expect(planned((await plan()).plan)).toEqual(without);
  writeProject(folder, after, { guards, ...project, profile: "probe.json" });
  const { plan: found } = await plan();
  expect(planned(found)).toEqual(withIt);
  if (!check) return;
  const { exitCode, stderr } = await apply();
  expect(exitCode, stderr).toBe(0);
  check(space);
  expect(planned((await plan()).plan)).toEqual([]);
});

test("a locked audience is looked at when half of a measured lock is over", async () => {
  const settings = { lockSeconds: 80 };
  const { space, folder } = await openWorkshop([audience("a")], settings);
  const run = (...words: string[]) =>
    runWords(["apply", "--auto-approve", "--time-scale", "600", "--log-format", "json", ...words], {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
    });
  await run();
  writeFileSync(path.join(folder, "probe.json"), JSON.stringify(profileOf(settings)));
  const guards = { maxChangePercent: 100 };
  writeProject(folder, [audience("a", { enabled: false })], { profile: "probe.json", guards });
  // So that the lock outlasts whatever happens before the edit.
  space.simulator.settings.lockSeconds = 9000;
  await space.byHand.edit("A", { definition: { query: "event('A').count() >= 1" } });
  const { stderr } = await run("--lock-timeout", "60s");
  const events = stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LogLine);
  expect(events.find(({ code }) => code === "change.waiting")?.data?.pauseMs).toBe(40_000);
});

test("lists that were seen to lag for minutes are waited for, so that a lost answer makes nothing twice", async () => {
  const settings = { listLagSeconds: 280 };
  const { space, folder, apply } = await openWorkshop([], settings);
  writeFileSync(path.join(folder, "probe.json"), JSON.stringify(profileOf(settings)));
  writeProject(folder, [audience("a")], { profile: "probe.json" });
  space.simulator.faults.push({ operationId: "createAudience", nth: 1, kind: "500-after-commit" });
  const { exitCode, stderr } = await apply();
  expect({ exitCode, made: space.audiences().length }, stderr).toEqual({ exitCode: 0, made: 1 });
});
