import { compareText } from "../values/compare-text.ts";
import type { JsonValue } from "../values/json.ts";
import type { Unknowns } from "./truth.ts";
import { Entries, Uncertain, type Known, type Value } from "./value.ts";

/** What a computed trait gives. */
export type ComputedValue =
  | { readonly type: "known"; readonly value: JsonValue }
  | { readonly type: "absent" }
  | {
      readonly type: "uncertain";
      /** All that it may be, `undefined` for absent; or `anything`. Numbers come first by size, then texts; absent is last. */
      readonly candidates: readonly (JsonValue | undefined)[] | "anything";
      readonly unknowns: Unknowns;
    };

/** A value as callers see it. */
export function toComputedValue(value: Value): ComputedValue {
  if (value instanceof Uncertain) {
    const { candidates, because } = value;
    return {
      type: "uncertain",
      candidates: candidates === "anything" ? candidates : candidates.map(toJson).toSorted(compareCandidates),
      unknowns: because,
    };
  }
  const json = toJson(value);
  return json === undefined ? { type: "absent" } : { type: "known", value: json };
}

/** `toSorted` puts `undefined` last by itself. */
function compareCandidates(a: JsonValue | undefined, b: JsonValue | undefined): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return (
    Number(typeof a !== "number") - Number(typeof b !== "number") || compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

function toJson(known: Known): JsonValue | undefined {
  return known instanceof Entries ? known.entries.map((entry) => entry ?? null) : known;
}
