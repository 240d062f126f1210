import type { Profile } from "../../src/probe/generated/profile.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";

/** A profile as a probe writes it, of a space that behaves by these settings. */
export function profileOf(settings: Partial<SimulatorSettings>, rest: Partial<Profile> = {}): Profile {
  return {
    formatVersion: 1,
    tool: "0.1.0",
    region: "us",
    probedAt: "2026-03-01T12:00:00.000Z",
    end: { how: "complete" },
    groups: { A: { outcome: "done", requests: 45 } },
    settings: Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [
        name,
        { value: value as string | number | boolean, confidence: "observed", exchanges: [1] },
      ]),
    ),
    open: {},
    features: {},
    requests: 45,
    ...rest,
  };
}
