import { functions, type ArgumentNode, type CallNode, type ChainNode } from "../query/index.ts";
import { comparisonRows, type ComparisonRow, type RightSide } from "./comparisons.ts";
import { askUsers } from "./account-events.ts";
import { readLength, type Length } from "./durations.ts";
import type { Circumstances } from "./environment.ts";
import { not, type Outcome } from "./kleene.ts";
import { operandOf, operandOfLiteral, type Operand } from "./operands.ts";
import {
  nameOf,
  type Compiler,
  type Condition,
  type Part,
  type PartOrFault,
  type Place,
  type ValueOf,
} from "./parts.ts";
import { testValue } from "./value.ts";
import type { JsonValue } from "../values/json.ts";

type Scalar = Part & { type: "scalar" | "list" };

/** What a comparison compares to: values of the query, a length of time, or a value of the same person. */
interface Right {
  readonly operands: readonly Operand[];
  readonly length?: Length;
  readonly read?: ValueOf;
  readonly typed: boolean;
}

/** Makes a comparison ready, or says why it cannot be evaluated: API.md 4.2, API.md 4.9. */
export function readComparison(
  call: CallNode,
  chain: ChainNode,
  left: Scalar,
  place: Place,
  compiler: Compiler,
): PartOrFault {
  const right = readRight(call, left, place, compiler);
  if (typeof right === "string") return right;
  const [name, denied] = left.counts && !right.read ? asLeast(call.name, right.operands) : [call.name, false];
  const row = comparisonRows[name];
  if (!row) return `nobody knows when ${nameOf(call)} holds`;
  const operands = name === "at_least" && call.name === "equals" ? [operandOf(1)] : right.operands;
  const base = compareBy(row, left, { ...right, operands });
  const turn = denied === (row.denied ?? false) ? (outcome: Outcome): Outcome => outcome : not;
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

function readRight(call: CallNode, left: Scalar, place: Place, compiler: Compiler): Right | string {
  const kind = functions.get(call.name)?.args[0];
  if (kind === undefined) return { operands: [], typed: false };
  if (kind === "duration") {
    const length = readLength(call.args[0]);
    return typeof length === "string" ? length : { operands: [], length, typed: false };
  }
  const [only, ...more] = call.args;
  if (kind === "scalar" && only?.type === "chain" && only.head.name !== "literal") {
    const value = compiler.value(only, place);
    return typeof value === "string" ? value : { operands: [], read: value.value, typed: left.column || value.column };
  }
  const inEntity = place.streams.includes("entity");
  const operands = call.args.map((argument) => readOperand(argument, inEntity));
  const known = operands.filter((operand) => operand !== undefined);
  if (known.length < operands.length) return `nothing says what a value in ${nameOf(call)} stands for`;
  const [first] = known;
  const counted = left.counts !== undefined && more.length === 0 && /^\d+$/.test(first?.text ?? "");
  return {
    operands: counted && first ? [numberOf(first)] : known,
    typed: left.column,
  };
}

/** A text of digits is a number where a count is compared to it: API.md 4.6. */
function numberOf({ text }: Operand): Operand {
  return operandOf(Number(text));
}

function readOperand(argument: ArgumentNode, inEntity: boolean): Operand | undefined {
  const plain =
    argument.type === "chain" && argument.head.name === "literal" && argument.calls.length === 0
      ? argument.head.args[0]
      : argument;
  return plain?.type === "literal" ? operandOfLiteral(plain, inEntity) : undefined;
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
    const { circumstances } = environment;
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
