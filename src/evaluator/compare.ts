import type { CallNode, ChainNode } from "../query/index.ts";
import { comparisonRows, type ComparisonRow, type RightSide } from "./comparisons.ts";
import { askUsers } from "./ask-users.ts";
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
  const denied = left.counts !== undefined && !right.read && isCountOfNone(call.name, right.operands);
  const name = denied ? "at_least" : call.name;
  const row = comparisonRows[name];
  if (!row) return `nobody knows when ${nameOf(call)} holds`;
  const operands = denied ? [operandOf(1)] : right.operands;
  const base = compareBy(row, left, { ...right, operands });
  const turn = denied === (row.denied ?? false) ? (outcome: Outcome): Outcome => outcome : not;
  const asked = askUsers(chain, base, turn);
  const condition: Condition = (environment, note) => {
    if (note && denied && environment.users && !environment.events) note.aside = deniedOfUsers;
    return turn(asked(environment, note));
  };
  return { type: "comparator", condition };
}

/** How a count of none is asked of the users of an account: API.md 4.6. */
const deniedOfUsers = "a count of none is asked as NOT at least 1, so one user with an item is enough against it";

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
 * Whether a comparison of a count holds of 0 alone. Then it is `NOT … >= 1` (API.md 4.6), which makes a difference where a count
 * is asked of any user of an account. `< 3` is not known to be the `NOT` of anything there: it is asked as it stands.
 */
function isCountOfNone(name: string, [operand]: readonly Operand[]): boolean {
  const number = operand?.value;
  if (typeof number !== "number") return false;
  if (name === "less_than") return number > 0 && number <= 1;
  if (name === "at_most") return number >= 0 && number < 1;
  return name === "equals" && number === 0;
}

/** A count is documented to be compared to numbers; to a text it is open: API.md 4.6. */
const countAgainstText = "nothing says how a count compares to a text";

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
      left.counts !== undefined && compared.some(({ value: to }) => typeof to === "string")
        ? [countAgainstText]
        : row.holds(present, sideOf(circumstances, compared));
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
