import { defaultState, type SimulatedSpace, type SimulatorState } from "../../../src/simulator/state.ts";
import type { SimulatorSettings } from "../../../src/simulator/settings.ts";
import type { SimulatorOptions } from "../../../src/simulator/simulator.ts";
import { createTestApi, type TestApi } from "./api.ts";

/** An API whose space gets people through calls of the tracking API. */
export interface PeopledApi extends TestApi {
  /** Sends a call of the tracking API. */
  send: (name: string, call: object, headers?: Record<string, string>) => Promise<{ status: number; body: unknown }>;
  /** What the list says of an audience's size, by its name. */
  sizes: () => Promise<Record<string, number | undefined>>;
  space: () => SimulatedSpace;
}

/** A space whose audiences are Live at once. */
export function createPeopledApi(
  settings: Partial<SimulatorSettings> = {},
  state: SimulatorState = defaultState(),
  options: SimulatorOptions = {},
): PeopledApi {
  const api = createTestApi({ ...options, state, settings: { computeSeconds: 0, previewSeconds: 0, ...settings } });
  return {
    ...api,
    async send(name, call, headers = {}) {
      const request = new Request(`https://api.example.test/v1/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof call === "string" ? call : JSON.stringify(call),
      });
      const response = await api.simulator.fetch(request);
      return { status: response.status, body: await response.json() };
    },
    async sizes() {
      const { data } = await api.call("GET", "/spaces/spa_simulated/audiences");
      return Object.fromEntries(data.audiences.map(({ name, size }) => [name, size?.count]));
    },
    space: () => api.simulator.state.spaces[0] as SimulatedSpace,
  };
}

/** Somebody in a state, of whom nothing is known but what is said. */
export function person(id: string, more: object = {}): NonNullable<SimulatedSpace["people"]>[number] {
  return { id, idTypes: ["user_id"], traits: {}, events: [], ...more };
}
