import { describe, expect, test } from "vitest";
import { hasDrift } from "../../src/drift/drift.ts";
import { renderDriftMarkdown } from "../../src/report/markdown/drift-markdown.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";
import { driftOf } from "./drift-of.ts";

const to = { destination: { id: "64a1" } };
const spaceWith = (...switches: boolean[]) => [
  live("a", { facts: { ...live("any").facts, members: 7 } }),
  livePart(["aud_a"], "Destination", "con_a", to, { name: "Mailroom" }),
  ...switches.map((enabled, index) =>
    livePart(["aud_a", "con_a"], "Activation", `act_${index}`, { activationName: `send ${index}`, enabled }),
  ),
];
/** Its manifest has a change, without which the plan of a test leaves it out. */
const declaredA = desired("a", { enabled: false });
const driftIn = (space: ReturnType<typeof spaceWith>, declared = [declaredA]) =>
  driftOf(plan(declared, space), { live: space, desired: declared });

describe("an activation that no manifest declares", () => {
  test("and that is off is told beside its audience, and is no drift", () => {
    const drift = driftIn(spaceWith(false));
    expect(renderDriftMarkdown(drift)).toContain(
      '"A" (7 members): this activation is off and sends nobody: "send 0" to Mailroom; no manifest declares it, so whether it was switched off by hand is not known',
    );
    expect(hasDrift(drift)).toBe(false);
  });

  test("is told once with the others of its audience", () => {
    const { notices } = driftIn(spaceWith(false, false));
    expect(notices.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        'these activations are off and send nobody: "send 0" to Mailroom and "send 1" to Mailroom',
      ),
    ]);
  });

  test("is not told where it is on", () => {
    expect(driftIn(spaceWith(true)).notices).toEqual([]);
  });

  test("is not told a second time where its audience declares its activations", () => {
    const audience = managing(declaredA, "Destination");
    const connection = managing(desiredPart(audience, "Destination", to), "Activation");
    expect(driftIn(spaceWith(false), [audience, connection]).notices).toEqual([]);
  });
});

describe("what is off although its manifest leaves out enabled", () => {
  const audience = managing(declaredA, "Destination");
  const connection = managing(desiredPart(audience, "Destination", to), "Activation");
  const sending = (spec = {}) =>
    desiredPart(connection, "Activation", { activationName: "send 0", displayName: "Other", ...spec });
  const noticesOf = (space: ReturnType<typeof spaceWith>, ...declared: ReturnType<typeof desired>[]) =>
    driftIn(space, declared).notices.map(({ message }) => message);

  test("is told of an activation beside its audience", () => {
    expect(noticesOf(spaceWith(false), audience, connection, sending())).toEqual([
      '"A" (7 members): this activation is off and sends nobody: "send 0" to Mailroom; the manifest leaves out enabled and would create it switched on, so it may have been switched off by hand',
    ]);
  });

  test.each([
    ["is on", true, {}],
    ["is declared to be off", false, { enabled: false }],
    ["is declared to be on, which is drift", false, { enabled: true }],
  ])("is not told of an activation that %s", (_, enabled, spec) => {
    expect(noticesOf(spaceWith(enabled), audience, connection, sending(spec))).toEqual([]);
  });

  test("is told of an audience", () => {
    const { enabled: _, ...spec } = desired("a", { description: "Other" }).spec;
    const off = live("a", { spec: { enabled: false } });
    expect(noticesOf([off], { ...desired("a"), spec })).toEqual([
      '"A" is off; the manifest leaves out enabled and would create it switched on, so it may have been switched off by hand',
    ]);
  });
});
