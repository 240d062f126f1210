import type { CallNode, ChainNode } from "../query/index.ts";
import { comparisonRows, type ComparisonRow, type RightSide } from "./comparisons.ts";
import { askUsers } from "./ask-users.ts";
import type { Circumstances } from "./environment.ts";
import { isOpen, not, type Outcome } from "./kleene.ts";
import { operandOf, type Operand } from "./operands.ts";
import { nameOf, type Compiler, type Condition, type PartOrFault, type Place } from "./parts.ts";
import { readRight, type Right, type Scalar } from "./right-side.ts";
import { includeNumbers, testValue, testValues } from "./value.ts";
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
  const row = comparisonRows[call.name];
  if (!row) return `nobody knows when ${nameOf(call)} holds`;
  return { type: "comparator", condition: askUsers(chain, turned(row, compareBy(row, left, right))) };
}

/** `absent` and `omits` are the `NOT` of other comparisons: API.md 4.6. */
function turned({ denied }: ComparisonRow, condition: Condition): Condition {
  return denied ? (environment, note) => not(condition(environment, note)) : condition;
}

/** A comparison with what nobody knows: decided where nothing is compared to it, because the left side is absent. */
function unlessAbsent(call: CallNode, chain: ChainNode, left: Scalar, why: string): PartOrFault {
  const row = comparisonRows[call.name];
  if (!row) return why;
  const base: Condition = (environment, note) => {
    const { openPoints } = environment.circumstances;
    const value = left.value(environment, note);
    const outcome = testValue(value, openPoints, (present) =>
      present === undefined ? row.ofAbsent(openPoints) : [why],
    );
    if (note && isOpen(outcome)) note.fault = why;
    return outcome;
  };
  return { type: "comparator", condition: askUsers(chain, turned(row, base)) };
}

/** A count is documented to be compared to numbers; to a text it is open: API.md 4.6. */
const countAgainstText = "nothing says how a count compares to a text";

function compareBy(row: ComparisonRow, left: Scalar, right: Right): Condition {
  const { operands, length, read, typed } = right;
  const numbers = operands.map((operand) => operand.value).filter((value) => typeof value === "number");
  const sideOf = (circumstances: Circumstances, compared: readonly Operand[]): RightSide => ({
    operands: compared,
    ...(length ? { length } : {}),
    circumstances,
    typed,
  });
  return (environment, note) => {
    const circumstances = typed ? ofColumns(environment.circumstances) : environment.circumstances;
    const { openPoints } = circumstances;
    const other = read?.(environment, note);
    const value = includeNumbers(left.value(environment, note), typeof other === "number" ? [other] : numbers);
    if (note) {
      note.left = { value };
      if (read) note.right = { value: other };
    }
    const compare = (present: JsonValue, compared: readonly Operand[]): Outcome =>
      (left.counts !== undefined && compared.some(({ value: to }) => typeof to === "string")) ||
      (right.counts !== undefined && typeof present === "string")
        ? [countAgainstText]
        : row.holds(present, sideOf(circumstances, compared));
    if (!read)
      return testValue(value, openPoints, (present) =>
        present === undefined ? row.ofAbsent(openPoints) : compare(present, operands),
      );
    return testValues(value, other, openPoints, (present, to) => {
      if (present === undefined) return row.ofAbsent(openPoints);
      return to === undefined
        ? ["nothing says how a value compares to one that is absent"]
        : compare(present, [operandOf(to)]);
    });
  };
}

/** Values of columns of entities are documented to be told apart by their capital letters: API.md 4.9. */
function ofColumns(circumstances: Circumstances): Circumstances {
  return { ...circumstances, openPoints: { ...circumstances.openPoints, textCase: "exact" } };
}
