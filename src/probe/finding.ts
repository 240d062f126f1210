import type { SimulatorSettings } from "../simulator/settings.ts";
import type { ProfileSetting } from "./generated/profile.ts";
import type { Bounds, Measurement } from "./measurement.ts";
import type { Note } from "./note.ts";
import type { Seen } from "./seen.ts";

/** The name of something that the API leaves open. */
export type SettingName = keyof SimulatorSettings;

/** What was seen of a setting: a value of it, or that none of them stands for what was seen. */
export type Finding<Value> = Omit<ProfileSetting, "value"> & { value: Value | null };

/** The findings of a probe by setting. */
export type Findings = { [Name in SettingName]?: Finding<SimulatorSettings[Name]> };

/** One answer says so. */
export function observed<Value>(value: Value, ...answers: readonly Pick<Seen, "n">[]): Finding<Value> {
  return { value, confidence: "observed", exchanges: answers.map(({ n }) => n) };
}

/** The API did what no value of the setting stands for. @param note In words, without any text of the space. */
export function outside(note: Note, ...answers: readonly Pick<Seen, "n">[]): Finding<never> {
  return { value: null, confidence: "outside", note, exchanges: answers.map(({ n }) => n) };
}

/**
 * A number that lies between two. Its value is nothing where nothing is possible, else the middle; all with three digits
 * after the point, as settings are written.
 */
export function measured({ min, max }: Bounds, n: number, answers: readonly Pick<Seen, "n">[]): Finding<number> {
  const [low, high] = [roundDown(min), Math.ceil(max * 1000) / 1000];
  const value = low <= 0 && high >= 0 ? 0 : Math.round(((low + high) / 2) * 1000) / 1000;
  return { value, confidence: "measured", min: low, max: high, n, exchanges: answers.map((each) => each.n) };
}

/** A time that was measured, or that was not over when nobody looked any more: then it is at least so long. */
export function timed({ bounds: { min, max }, answers }: Measurement): Finding<number> {
  if (max !== Infinity) return measured({ min, max }, 1, answers);
  const least = roundDown(min);
  return { value: least, confidence: "at-least", min: least, n: 1, exchanges: answers.map((each) => each.n) };
}

function roundDown(seconds: number): number {
  return Math.floor(seconds * 1000) / 1000;
}
