import { functions, type ArgumentNode, type CallNode } from "../query/index.ts";
import { readLength, type Length } from "./durations.ts";
import { operandOf, operandOfLiteral, type Operand } from "./operands.ts";
import { nameOf, type Compiler, type Part, type Place, type ValueOf } from "./parts.ts";

/** A value on the left side of a comparison. */
export type Scalar = Part & { type: "scalar" | "list" };

/** What a comparison compares to: values of the query, a length of time, or a value of the same person. */
export interface Right {
  readonly operands: readonly Operand[];
  readonly length?: Length;
  readonly read?: ValueOf;
  readonly typed: boolean;
}

/** Reads what stands on the right side of a comparison, or says why nobody knows what it stands for. */
export function readRight(call: CallNode, left: Scalar, place: Place, compiler: Compiler): Right | string {
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
