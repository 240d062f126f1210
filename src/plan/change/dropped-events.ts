import { spaceFilter } from "../../resources/space-filter.ts";
import { member, type JsonObject } from "../../values/json.ts";
import type { Change } from "../generated/plan.ts";
import { isWritten } from "./is-change.ts";

/** The fields of a filter that are told as what becomes of events. */
export const FILTER_FIELDS: readonly string[] = ["if", "drop"];

/** Whether a filter drops events, and which; `undefined` where what is known of it does not say whether. */
interface Dropping {
  drops: boolean | undefined;
  /** On one line. */
  condition: string | undefined;
}

/** What a change of a space filter does to events: as it was, and as it becomes. `undefined` of everything else. */
export function droppedEvents(change: Change): Record<"was" | "becomes", Dropping> | undefined {
  const { kind, action, before, after } = change;
  if (kind !== spaceFilter.kind || action === "forget" || !isWritten(change)) return undefined;
  // A filter that is declared without `enabled` is created on.
  if (action === "create") return { was: GONE, becomes: of({ ...spaceFilter.creationDefaults, ...after }) };
  return { was: of(before ?? {}), becomes: action === "delete" ? GONE : of(after ?? {}) };
}

const GONE: Dropping = { drops: false, condition: undefined };

function of(spec: JsonObject): Dropping {
  const { enabled, drop } = spec;
  const condition = member(spec, "if");
  return {
    drops: enabled === false || drop === false ? false : enabled === true && drop === true ? true : undefined,
    condition: typeof condition === "string" ? condition.trim().replaceAll(/\s*\n\s*/g, " ") : undefined,
  };
}
