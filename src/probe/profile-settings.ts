import { parseSettings } from "../simulator/parse-settings.ts";
import type { SimulatorSettings } from "../simulator/settings.ts";
import type { Profile } from "./generated/profile.ts";

/**
 * The settings of the simulator that a profile holds. What no value stands for keeps its default.
 *
 * @param profile As `readProfile` gives it.
 */
export function settingsOf({ settings }: Pick<Profile, "settings">): Partial<SimulatorSettings> {
  const texts = Object.entries(settings)
    .filter(([, { value }]) => value !== null)
    .map(([name, { value }]) => `${name}=${String(value)}`);
  return parseSettings(texts).settings;
}
