import { stringify } from "safe-stable-stringify";
import type { JsonValue } from "../../values/json.ts";
import { touchesAny, type Pointer } from "../../values/pointer.ts";
import type { DifferingField, DifferingVariable } from "./environment-diff.ts";
import type { DeclaredPair } from "./pair-declared.ts";

/** The variables of the two environments, in their order. */
export type VariablesOfBoth = readonly [ReadonlyMap<string, JsonValue>, ReadonlyMap<string, JsonValue>];

/** The variables that stand at a place in either manifest and do not have the same value in both environments. */
export function variablesAt(pair: DeclaredPair, pointer: Pointer, variables: VariablesOfBoth): string[] {
  const named = pair.flatMap((declared) => declared?.variables ?? []);
  const names = new Set(named.filter((each) => touchesAny([each.pointer], pointer)).map(({ name }) => name));
  return [...names].filter((name) => {
    const [one, other] = valuesOf(name, variables);
    return stringify(one) !== stringify(other);
  });
}

/** The variables that fields differ for, each once, with both values. */
export function gatherVariables(fields: readonly DifferingField[], variables: VariablesOfBoth): DifferingVariable[] {
  const names = new Set(fields.flatMap((field) => field.variables));
  return [...names].map((name) => ({ name, values: valuesOf(name, variables) }));
}

function valuesOf(name: string, [one, other]: VariablesOfBoth): readonly [JsonValue, JsonValue] {
  return [one.get(name) ?? null, other.get(name) ?? null];
}
