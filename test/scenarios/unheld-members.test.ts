import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { activation, audience, destination, destinations, writeProject } from "../support/project.ts";
import { openWorkshop } from "../support/workshop.ts";

const sends = (name: string, spec = {}) =>
  audience(name, {
    options: { includeHistoricalData: true },
    destinations: [destination(destinations.mailroom, { activations: [activation("mail")] })],
    ...spec,
  });

/** What the first plan says of audiences whose sizes nobody knows, where the project limits the members sent, or does not. */
async function saidOf(
  manifests: ReturnType<typeof audience>[],
  guards: Record<string, number> = { maxMembersResent: 100 },
) {
  const { folder, plan } = await openWorkshop(manifests);
  writeProject(folder, manifests, { guards });
  const { exitCode, plan: made } = await plan();
  return { exitCode, said: made.warnings.filter(({ code }) => code === "plan-members-not-known") };
}

describe("a limit of members sent and audiences whose sizes nobody knows", () => {
  test("is said not to be held against those that are new and sent somewhere", async () => {
    const { said } = await saidOf([sends("a"), sends("b")]);
    expect(said.map(({ message }) => message)).toEqual([
      'the guard maxMembersResent: 100 cannot be checked against "A" and "B", because nobody knows yet how many will be in them; all members of them may be sent to their destinations',
    ]);
  });

  test("blocks no first plan", async () => {
    expect((await saidOf([sends("a")])).exitCode).toBe(0);
  });

  test.for([
    ["that is sent nowhere", [audience("a")], undefined],
    ["that is off", [sends("a", { enabled: false })], undefined],
    ["where the project sets no limit", [sends("a")], {}],
  ] as const)("is not spoken of for an audience %s", async ([, manifests, guards]) => {
    expect((await saidOf([...manifests], guards)).said).toEqual([]);
  });
});

const other = "event('Order Refunded').count() >= 1";
const untold =
  'the guard maxMembersResent: 1,000,000 cannot be checked against "A", because nobody knows yet how many will be in it; all members of it may be sent to its destinations';

/** What becomes of a plan that declares an audience anew. @param most What the project allows, beside the members of today. */
async function changed(was: ReturnType<typeof audience>, next: ReturnType<typeof audience>, most: number) {
  const { folder, plan, apply } = await openWorkshop([was], { computeSeconds: 0 });
  expect((await apply()).exitCode).toBe(0);
  writeProject(folder, [next], { guards: { maxMembersResent: most } });
  const { plan: made } = await plan();
  return made;
}
const unheld = ({ warnings }: Plan) =>
  warnings.filter(({ code }) => code === "plan-members-not-known").map(({ message }) => message);

describe("a limit of members sent and an audience in which others may be", () => {
  const connected = { options: { includeHistoricalData: true } };
  const to = (spec = {}, part = {}) =>
    sends("a", {
      destinations: [destination(destinations.mailroom, { activations: [activation("mail", spec)], ...part })],
    });
  const query = (manifest: ReturnType<typeof audience>) => ({
    ...manifest,
    spec: { ...manifest.spec, definition: { query: other } },
  });

  test.for([
    ["a new destination and another query", audience("a", { ...connected, destinations: [] }), query(to())],
    ["a resync and another query", to(), query(to({ performResync: true, activationType: "Audience Exited" }))],
  ] as const)("is said not to be checked with %s", async ([, was, next]) => {
    expect(unheld(await changed(was, next, 1_000_000))).toEqual([untold]);
  });

  test("blocks where the members of today are too many already", async () => {
    const plan = await changed(audience("a", { ...connected, destinations: [] }), query(to()), 0);
    expect(plan.refused.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^[\d,]+ members of whole audiences may be sent, and the guard allows 0$/),
    ]);
  });

  test("is not spoken of where the query changes and nobody is sent at once", async () => {
    expect(unheld(await changed(to(), query(to()), 1))).toEqual([]);
  });
});

describe("a limit of members sent and members who may be sent", () => {
  const to = (spec = {}) =>
    audience("a", { destinations: [destination(destinations.mailroom, { activations: [activation("mail", spec)] })] });

  test.for([
    ["an activation that is switched on", to({ enabled: false }), to()],
    [
      "a new activation of a connection that is there",
      audience("a", { destinations: [destination(destinations.mailroom, { activations: [] })] }),
      to(),
    ],
  ] as const)("blocks %s", async ([, was, next]) => {
    const { refused } = await changed(was, next, 0);
    expect(refused.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^[\d,]+ members of whole audiences may be sent, and the guard allows 0$/),
    ]);
  });
});
