import type { CallNode, ChainNode } from "../query/index.ts";
import { comparisonRows, type ComparisonRow, type RightSide } from "./comparisons.ts";
import { askUsers } from "./account-events.ts";
import type { Circumstances } from "./environment.ts";
import { isOpen, not, type Outcome } from "./kleene.ts";
import { operandOf, type Operand } from "./operands.ts";
import { nameOf, type Compiler, type Condition, type PartOrFault, type Place } from "./parts.ts";
import { readRight, type Right, type Scalar } from "./right-side.ts";
import { testValue } from "./value.ts";
import type { JsonValue } from "../values/json.ts";

/** Makes a comparison ready, or says why it cannot be evaluated: API.md 4.2, API.md 4.9. */
export function readComparison(
  call: CallNode,
  chain: ChainNode,
  left: Scalar,
  place: Place,
  compiler: Compiler,
): PartOrFault {
  const right = readRight(call, left, place, compiler);
  if (typeof right === "string") return unlessAbsent(call, chain, left, right);
  const [name, denied] = left.counts && !right.read ? asLeast(call.name, right.operands) : [call.name, false];
  const row = comparisonRows[name];
  if (!row) return `nobody knows when ${nameOf(call)} holds`;
  const operands = name === "at_least" && call.name === "equals" ? [operandOf(1)] : right.operands;
  const base = compareBy(row, left, { ...right, operands });
  const turn = denied === (row.denied ?? false) ? (outcome: Outcome): Outcome => outcome : not;
  const asked = askUsers(chain, base, turn);
  return { type: "comparator", condition: (environment, note) => turn(asked(environment, note)) };
}

/** A comparison with what nobody knows: decided where nothing is compared to it, because the left side is absent. */
function unlessAbsent(call: CallNode, chain: ChainNode, left: Scalar, why: string): PartOrFault {
  const row = comparisonRows[call.name];
  if (!row) return why;
  const turn = row.denied ? not : (outcome: Outcome): Outcome => outcome;
  const base: Condition = (environment, note) => {
    const { openPoints } = environment.circumstances;
    const value = left.value(environment, note);
    const outcome = testValue(value, openPoints, (present) =>
      present === undefined ? row.ofAbsent(openPoints) : [why],
    );
    if (note && isOpen(outcome)) note.fault = why;
    return outcome;
  };
  const asked = askUsers(chain, base, turn);
  return { type: "comparator", condition: (environment, note) => turn(asked(environment, note)) };
}

/**
 * A count that is not reached as `NOT` of one that is, as API.md 4.6 has it. It makes a difference where a count is asked
 * of any user of an account.
 */
function asLeast(name: string, [operand]: readonly Operand[]): readonly [name: string, denied: boolean] {
  if (typeof operand?.value !== "number") return [name, false];
  if (name === "at_most") return ["greater_than", true];
  if (name === "less_than") return ["at_least", true];
  return name === "equals" && operand.value === 0 ? ["at_least", true] : [name, false];
}

function compareBy(row: ComparisonRow, left: Scalar, right: Right): Condition {
  const { operands, length, read, typed } = right;
  const sideOf = (circumstances: Circumstances, compared: readonly Operand[]): RightSide => ({
    operands: compared,
    ...(length ? { length } : {}),
    circumstances,
    typed,
  });
  return (environment, note) => {
    const circumstances = typed ? ofColumns(environment.circumstances) : environment.circumstances;
    const { openPoints } = circumstances;
    const value = left.value(environment, note);
    const other = read?.(environment, note);
    if (note) {
      note.left = { value };
      if (read) note.right = { value: other };
    }
    const compare = (present: JsonValue, compared: readonly Operand[]): Outcome =>
      row.holds(present, sideOf(circumstances, compared));
    return testValue(value, openPoints, (present) => {
      if (present === undefined) return row.ofAbsent(openPoints);
      if (!read) return compare(present, operands);
      return testValue(other, openPoints, (to) =>
        to === undefined
          ? (row.toAbsent ?? ["nothing says how a value compares to one that is absent"])
          : compare(present, [operandOf(to)]),
      );
    });
  };
}

/** Values of columns of entities are documented to be told apart by their capital letters: API.md 4.9. */
function ofColumns(circumstances: Circumstances): Circumstances {
  return { ...circumstances, openPoints: { ...circumstances.openPoints, textCase: "exact" } };
}
