import { hashKey } from "../resources/ownership.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { Outcome } from "./outcome.ts";
import { plannedValues } from "./planned-values.ts";
import { differenceOf, lookFor, type Effect } from "./see-effect.ts";
import type { WriteContext } from "./writer.ts";

/** A change that was done as far as the answers of the API say. */
export type DoneOutcome = Extract<Outcome, { status: "done" }>;

/** What a space shows of a change. */
export interface Shown {
  /** The object that the change ended with. */
  now: LiveResource | undefined;
  /** Of a deletion and of a replacement: the object that was to go. */
  old: LiveResource | undefined;
}

/** What speaks against it that a change took effect, and which of its fields the space says nothing of. */
export interface Verdict {
  /** Left out: nothing. */
  because?: string;
  /** As people read them. */
  untold: string[];
}

/** Holds what a space shows against a change that was done. */
export function holdAgainst(
  change: Change,
  { id = "", key }: DoneOutcome,
  { now, old }: Shown,
  context: Pick<WriteContext, "keyOf" | "secretOf">,
): Verdict {
  if (old) return { because: `${old.id} is still there`, untold: [] };
  if (change.action === "delete") return { untold: [] };
  if (!now) return { because: `there is no ${id}`, untold: [] };
  const effect = effectOf(change, now, key, context);
  const found = lookFor(effect, now, context);
  const because = differenceOf(found, id);
  return because === undefined ? { untold: found.silent } : { because, untold: [] };
}

/** A marker says the key that was expected until it is written again with the one that the server made. */
function effectOf(
  change: Change,
  { ownership: shown }: LiveResource,
  key: string | undefined,
  context: Pick<WriteContext, "keyOf" | "secretOf">,
): Effect {
  const { spec, ownership } = plannedValues(change, context);
  if (change.action === "forget") return { change, spec, fields: [], ownership };
  const made = change.action === "create" || change.action === "replace";
  const keyHash = typeof shown === "object" ? shown.keyHash : undefined;
  const renewed = made && key !== undefined && keyHash !== undefined && keyHash === hashKey(key);
  return { change, spec, ownership: ownership && { ...ownership, ...(renewed && { keyHash }) } };
}
