import { instant } from "./state/schema-parts.ts";
import { stateSchema } from "./state-schema.ts";
import type { SimulatorState } from "./state.ts";

/**
 * A copy of a state in which every instant is moved by the same length of time, so that `seededAt` becomes `toMs`. A
 * state without `seededAt` stays as it is. Which fields are instants is what the state's schema says: texts of people
 * that look like one, in a description or in settings, are left alone.
 *
 * @param toMs In milliseconds since 1970.
 */
export function shiftTimes(state: SimulatorState, toMs: number): SimulatorState {
  if (state.seededAt === undefined) return state;
  const offsetMs = toMs - Date.parse(state.seededAt);
  const shift = (text: string): string => new Date(Date.parse(text) + offsetMs).toISOString();
  return mapInstants(state, stateSchema, shift) as SimulatorState;
}

interface Schema {
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
}

function mapInstants(value: unknown, schema: Schema | undefined, shift: (text: string) => string): unknown {
  if (schema === instant && typeof value === "string") return shift(value);
  if (Array.isArray(value)) return value.map((item) => mapInstants(item, schema?.items, shift));
  if (typeof value !== "object" || value === null) return value;
  const { properties } = schema ?? {};
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, mapInstants(part, properties?.[key], shift)]),
  );
}
