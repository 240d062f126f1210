import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { digestPlan } from "../../src/plan/file/digest.ts";
import { writePlan } from "../../src/plan/file/saved-plan.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { refusalCodes, refuse, type RefusalCode } from "../../src/plan/refuse.ts";
import { isAboutAmounts } from "../../src/plan/refusals/about-amounts.ts";
import {
  audience,
  destination,
  destinations,
  filter,
  trait,
  writeProject,
  type Manifest,
  type ProjectSpec,
} from "../support/project.ts";
import type { TestSpace } from "../support/space.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

/** How a plan comes about that is refused with one code and no other. */
interface Case {
  /** What is applied first. Default: what is always there. */
  was?: Manifest[];
  /** What is done to the space after that. */
  happens?: (shop: Workshop) => Promise<void>;
  becomes: Manifest[];
  project?: ProjectSpec;
  /** Options of `plan`. */
  options?: object;
}

const others = ["p", "q", "r"].map((name) => audience(name));
const uses = (name: string, reference: string): Manifest =>
  audience(name, { definition: { query: `trait('\${audience.${reference}.key}') = 'true'` } });
const settings = (connectionSettings: object): Manifest =>
  audience("a", { destinations: [destination(destinations.adverts, { connectionSettings })] });
const query = "event('X').count() >= 1";
const makeByHand =
  (...names: string[]) =>
  async ({ space }: Workshop): Promise<void> => {
    for (const name of names) await space.byHand.create({ name, audienceType: "USERS", definition: { query } });
  };
/** An audience X of another project. */
const makeElsewhere = async ({ folder, apply }: Workshop): Promise<void> => {
  writeProject(folder, [audience("x")], { name: "marketing" });
  expect((await apply()).exitCode).toBe(0);
};
const copyFilter = async ({ space }: Workshop): Promise<void> => {
  const [{ name, description } = { name: "", description: "" }] = space.stored().filters ?? [];
  const body = { integrationId: "spa_simulated", if: "event = 'copy'", drop: true, name: `${name} copy`, description };
  await space.byHand.send("POST", "/filters", body);
};
const setSecretByHand = async ({ space }: Workshop): Promise<void> => {
  const [{ id } = { id: "none" }] = space.stored().connections ?? [];
  const place = `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections/${id}`;
  await space.byHand.send("PATCH", place, { connectionSettings: { accessToken: "PLACEHOLDER", account: "one" } });
};
const hideKind = ({ space }: Workshop): Promise<void> => Promise.resolve(space.refuse("/computed-traits", 403));
/**
 * What no command can bring about as long as the space is read in one piece: parts are planned with the audience that
 * they are part of. The rule is a net below that.
 */
const unreachable = "unreachable";

const cases: Record<RefusalCode, Case | typeof unreachable> = {
  "plan-adopt-ambiguous": {
    happens: makeByHand("X", "X"),
    becomes: [...others, audience("a", {}, { adopt: { name: "X" } })],
  },
  "plan-adopt-conflict": {
    happens: makeByHand("X"),
    becomes: [...others, audience("a", {}, { adopt: { key: "x" } }), audience("b", {}, { adopt: { key: "x" } })],
  },
  "plan-adopt-foreign": {
    happens: makeElsewhere,
    becomes: [...others, audience("a", {}, { adopt: { key: "x" } })],
  },
  "plan-cycle": {
    becomes: [...others, uses("a", "b"), audience("b", { definition: { query: "trait('a') = 'true'" } })],
  },
  "plan-deletes-everything": { was: [audience("a")], becomes: [] },
  "plan-duplicate-marker": { was: [...others, filter("a")], happens: copyFilter, becomes: others },
  "plan-name-taken-other-project": {
    was: [...others, audience("a")],
    happens: makeElsewhere,
    becomes: [...others, audience("a", { name: "X" })],
  },
  "plan-forget-declared": { becomes: others, project: { forget: ["audience/p"] } },
  "plan-forget-unknown": {
    was: [...others, audience("high-spenders")],
    becomes: others,
    project: { forget: ["audience/high-spender"] },
  },
  "plan-kind-unreadable": { happens: hideKind, becomes: [...others, trait("a")] },
  "plan-looks-renamed": {
    was: [...others, audience("a")],
    becomes: [...others, audience("b", { name: "A" })],
  },
  "plan-masked-setting": {
    was: [...others, settings({ account: "one" })],
    happens: setSecretByHand,
    becomes: [...others, settings({ account: "two" })],
  },
  "plan-moved-conflict": {
    was: [...others, audience("a"), audience("b")],
    becomes: [...others, audience("a", {}, { previousNames: ["b"] })],
  },
  "plan-needs-unselected": {
    was: [...others, audience("a"), uses("b", "a")],
    becomes: [
      ...others,
      audience("a", { name: "New", audienceType: "ACCOUNTS" }, { replace: "allow" }),
      uses("b", "a"),
    ],
    options: { target: ["audience/a"] },
  },
  "plan-name-taken-same-project": {
    was: [...others, audience("a")],
    becomes: [...others, audience("a", { name: "Other" }), audience("b", { name: "A" })],
  },
  "plan-parent-lost": unreachable,
  "plan-project-renamed": {
    was: [...others, audience("a")],
    becomes: [...others, audience("a")],
    project: { name: "growth-eu" },
  },
  "plan-protected": { was: [...others, audience("a", {}, { protect: true })], becomes: others },
  "plan-replacement-not-allowed": {
    was: [...others, audience("a")],
    becomes: [...others, audience("a", { audienceType: "ACCOUNTS" })],
  },
  "plan-space-full": { becomes: [...others, audience("a")], project: { limits: { audiences: 3 } } },
  "plan-still-used": {
    was: [...others, audience("a")],
    happens: ({ space }) =>
      space.byHand.create({ name: "X", audienceType: "USERS", definition: { query: "trait('a') = 'true'" } }),
    becomes: others,
  },
  "plan-too-many-changes": {
    was: [...others, ..."abc".split("").map((name) => audience(name))],
    becomes: "pqrabc".split("").map((name) => audience(name, { enabled: false })),
  },
  "plan-too-many-deletes": { was: [...others, audience("a"), audience("b")], becomes: others },
  "plan-too-many-members": {
    was: [...others, audience("a", { options: { includeHistoricalData: true }, destinations: [] })],
    becomes: [
      ...others,
      audience("a", {
        options: { includeHistoricalData: true },
        destinations: [destination(destinations.mailroom)],
      }),
    ],
    project: { guards: { maxMembersResent: 0 } },
  },
  "plan-name-taken-unmanaged": {
    was: [...others, audience("a")],
    happens: makeByHand("X"),
    becomes: [...others, audience("a", { name: "X" })],
  },
};

const rows = Object.entries(cases).flatMap(([code, row]) => (row === unreachable ? [] : [[code, row] as const]));
const waivable = rows.filter(([code]) => isAboutAmounts({ code }));
/** What is no code of a refusal and refuses all the same: errors in the query of a manifest that adopts. */
const doubt: Case = {
  happens: makeByHand("X"),
  becomes: [...others, audience("a", { definition: { query: "event('X').count() >=" } }, { adopt: { key: "x" } })],
};

const stateOf = (space: TestSpace): string => JSON.stringify(space.simulator.state);
const codesOf = (findings: readonly { code: string }[]): string[] => [...new Set(findings.map(({ code }) => code))];

/** A project whose plan was saved, whatever speaks against it. */
async function savePlan({ was = others, happens, becomes, project = {}, options = {} }: Case) {
  const shop = await openWorkshop(was);
  expect((await shop.apply()).exitCode).toBe(0);
  await happens?.(shop);
  writeProject(shop.folder, becomes, project);
  const { plan, exitCode } = await shop.plan({ save: "plan.json", ...options });
  return { ...shop, saved: plan, exitCode, applySaved: (more = {}) => shop.apply(more, {}, "plan.json") };
}

describe("a saved plan that was refused", () => {
  test.each([...rows, ["query-syntax", doubt] as const])(
    "with %s is refused when it is applied, and nothing is written",
    async (code, row) => {
      const { saved, exitCode, applySaved, space } = await savePlan(row);
      expect([exitCode, codesOf(saved.refused)]).toEqual([3, [code]]);
      const state = stateOf(space);
      const applied = await applySaved();
      expect([applied.exitCode, codesOf(applied.refusals)]).toEqual([3, [code]]);
      expect(applied.refusals.map(({ message }) => message)).toEqual(saved.refused.map(({ message }) => message));
      expect(stateOf(space)).toBe(state);
    },
  );

  test.each(waivable)("with %s is applied by whoever approves it", async (_code, row) => {
    const { saved, applySaved } = await savePlan(row);
    expect((await applySaved({ approve: saved.digest })).exitCode).toBe(0);
  });
});

/** Writes into the file of a saved plan that something speaks against it which now does not. */
function speakAgainst(folder: string, code: RefusalCode): void {
  const file = path.join(folder, "plan.json");
  const { checksum: _, ...plan } = JSON.parse(readFileSync(file, "utf8")) as Plan;
  const refusal = refuse(code, "it was so", "look at it again", { address: "audience/p" }) as Plan["refused"][number];
  const refused = { ...plan, refused: [refusal] };
  writeFileSync(file, writePlan({ ...refused, digest: digestPlan(refused) }));
}

describe("what spoke against a saved plan and does not when it is applied", () => {
  const settled: Case = { becomes: [audience("p", { enabled: false }), ...others.slice(1)] };

  test.each(refusalCodes.filter((code) => !isAboutAmounts({ code })))("refuses it still with %s", async (code) => {
    const { applySaved, folder, space } = await savePlan(settled);
    speakAgainst(folder, code);
    const state = stateOf(space);
    const { exitCode, refusals } = await applySaved();
    expect([exitCode, refusals]).toMatchObject([3, [{ code, message: "it was so", hint: "look at it again" }]]);
    expect(stateOf(space)).toBe(state);
  });

  test.each(refusalCodes.filter((code) => isAboutAmounts({ code })))(
    "is counted anew where it is an amount, as with %s",
    async (code) => {
      const { applySaved, folder, space } = await savePlan(settled);
      speakAgainst(folder, code);
      expect((await applySaved()).exitCode).toBe(0);
      expect(space.named("P").enabled).toBe(false);
    },
  );
});
