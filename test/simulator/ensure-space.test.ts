import { describe, expect, it } from "vitest";
import { ensureSpace } from "../../src/simulator/ensure-space.ts";
import { defaultState } from "../../src/simulator/state.ts";
import { createTestApi } from "./support/api.ts";

describe("making sure of a space", () => {
  it.each(["spa_simulated", "simulated"])("finds the one that is there by %s", (idOrSlug) => {
    const state = defaultState();
    expect(ensureSpace(state, idOrSlug)).toBe(state.spaces[0]);
  });

  it.each([
    ["spa_9aQ1Lj62S4bomZKLF4DPqW", "spa_9aQ1Lj62S4bomZKLF4DPqW", "spa_9aq1lj62s4bomzklf4dpqw"],
    ["9aQ1Lj62S4bomZKLF4DPqW", "9aQ1Lj62S4bomZKLF4DPqW", "9aq1lj62s4bomzklf4dpqw"],
    ["acme-prod", "spa_acme-prod", "acme-prod"],
  ])("for %s adds the id %s and the slug %s", (idOrSlug, id, slug) => {
    expect(ensureSpace(defaultState(), idOrSlug)).toMatchObject({ id, slug });
  });

  it("adds it once", () => {
    const state = defaultState();
    ensureSpace(state, "acme-prod");
    ensureSpace(state, "acme-prod");
    expect(state.spaces).toHaveLength(2);
  });

  it("makes it usable", async () => {
    const state = defaultState();
    const { id } = ensureSpace(state, "acme-prod");
    expect((await createTestApi({ state }).call("GET", `/spaces/${id}/audiences`)).status).toBe(200);
  });
});
