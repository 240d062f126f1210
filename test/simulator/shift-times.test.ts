import { describe, expect, it } from "vitest";
import { seedNowMs } from "../../src/simulator/seeds/build.ts";
import { largeSpace } from "../../src/simulator/seeds/large-space.ts";
import { shiftTimes } from "../../src/simulator/shift-times.ts";
import { defaultState, type SimulatorState } from "../../src/simulator/state.ts";

const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

function instantsOf(value: unknown): number[] {
  if (typeof value === "string") return instantPattern.test(value) ? [Date.parse(value)] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(instantsOf) : [];
}

describe("moving the times of a state", () => {
  it("moves every one by the same length", () => {
    const state = largeSpace();
    const before = instantsOf(state);
    const after = instantsOf(shiftTimes(state, seedNowMs + 5000));
    expect(before.length).toBeGreaterThan(1500);
    expect(after).toEqual(before.map((ms) => ms + 5000));
  });

  it("leaves the state that it is given as it was", () => {
    const state = largeSpace();
    shiftTimes(state, seedNowMs + 5000);
    expect(state).toEqual(largeSpace());
  });

  it("leaves texts alone that only look like an instant", () => {
    const text = "2026-01-01T00:00:00.000Z";
    const [space] = defaultState().spaces;
    if (space === undefined) throw new Error("no space");
    const destination = { id: "dst", name: text, slug: "d", type: "destination", enabledInEngage: true } as const;
    const subscription = { key: "a", type: "EMAIL", updatedAt: text, status: text } as const;
    const state: SimulatorState = {
      ...defaultState(),
      seededAt: text,
      spaces: [
        {
          ...space,
          deletedKeys: [text],
          destinations: [{ ...destination, settings: { since: text } }],
          subscriptions: [subscription],
        },
      ],
    };
    const [shifted] = shiftTimes(state, Date.parse(text) + 1).spaces;
    expect(shifted).toEqual({
      ...state.spaces[0],
      subscriptions: [{ ...subscription, updatedAt: "2026-01-01T00:00:00.001Z" }],
    });
  });

  it("does nothing to a state that does not say when it takes place", () => {
    const { seededAt: _, ...state } = largeSpace();
    expect(shiftTimes(state, seedNowMs + 5000)).toBe(state);
  });
});
