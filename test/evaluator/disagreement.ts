import { evaluateCondition, evaluateValue, type ComputedValue, type Truth } from "../../src/evaluator/index.ts";
import type { JsonValue } from "../../src/values/json.ts";
import { judgeInAllWorlds, TooManyWorlds, valueIndependently } from "./independent/index.ts";
import type { Pair } from "./pair.ts";

/** How the two evaluators compare on one pair. */
export type Comparison =
  | "agree"
  /** One says true, the other false. */
  | "opposite"
  /** The program decides what is open. */
  | "bold"
  /** The program leaves open what all worlds agree about, though nothing hangs together. */
  | "timid"
  /** The same, where one open thing is asked in two places: the program's logic does not look at that. */
  | "correlated"
  | "too many worlds";

/** Compares the two evaluators on a pair. */
export function compareOn(pair: Pair): { comparison: Comparison; program: Truth; independent: Truth | undefined } {
  const { truth: program } = evaluateCondition(pair.tree, pair.subject, pair);
  try {
    const { truth: independent, correlated } = judgeInAllWorlds(pair.tree, pair.subject, pair);
    return { comparison: nameOf(program, independent, correlated), program, independent };
  } catch (error) {
    if (!(error instanceof TooManyWorlds)) throw error;
    return { comparison: "too many worlds", program, independent: undefined };
  }
}

function nameOf(program: Truth, independent: Truth, correlated: boolean): Comparison {
  if (program === independent) return "agree";
  if (independent === "unknown") return "bold";
  if (program !== "unknown") return "opposite";
  return correlated ? "correlated" : "timid";
}

/** Compares the values of a computed trait: whatever it may be in a possible world, the program has to name. */
export function compareValuesOn(pair: Pair): Comparison {
  const program = evaluateValue(pair.tree, pair.subject, pair);
  try {
    const { values, anything, correlated } = valueIndependently(pair.tree, pair.subject, pair);
    const leftOpen = correlated ? "correlated" : "timid";
    if (program.type === "uncertain" && program.candidates === "anything") return anything ? "agree" : leftOpen;
    const worlds = values.map((value) => JSON.stringify(value));
    const named = candidatesOf(program).map((value) => JSON.stringify(value));
    if (anything || !worlds.every((value) => named.includes(value)))
      return anything || worlds.some((value) => named.includes(value)) ? "bold" : "opposite";
    return named.length === worlds.length ? "agree" : leftOpen;
  } catch (error) {
    if (!(error instanceof TooManyWorlds)) throw error;
    return "too many worlds";
  }
}

function candidatesOf(value: ComputedValue): readonly (JsonValue | undefined)[] {
  if (value.type === "known") return [value.value];
  return value.type === "absent" || value.candidates === "anything" ? [undefined] : value.candidates;
}
