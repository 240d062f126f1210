import { functions, type ArgumentNode, type CallNode } from "../query/index.ts";
import { readLength, type Length } from "./durations.ts";
import { operandOfLiteral, type Operand } from "./operands.ts";
import { nameOf, type Compiler, type Part, type Place, type ValueOf } from "./parts.ts";

/** A value on the left side of a comparison. */
export type Scalar = Part & { type: "scalar" | "list" };

/** What a comparison compares to: values of the query, a length of time, or a value of the same person. */
export interface Right {
  readonly operands: readonly Operand[];
  readonly length?: Length;
  readonly read?: ValueOf;
  /** What `read` counts. */
  readonly counts?: Scalar["counts"];
  readonly typed: boolean;
}

/** Reads what stands on the right side of a comparison, or says why nobody knows what it stands for. */
export function readRight(call: CallNode, left: Scalar, place: Place, compiler: Compiler): Right | string {
  const kind = functions.get(call.name)?.args[0];
  if (kind === undefined) return { operands: [], typed: false };
  if (kind === "duration") {
    const length = readLength(call, call.args[0]);
    return typeof length === "string" ? length : { operands: [], length, typed: false };
  }
  const [only] = call.args;
  if (kind === "scalar" && only?.type === "chain" && only.head.name !== "literal") {
    const value = compiler.value(only, place);
    if (typeof value === "string") return value;
    const { value: read, column, counts } = value;
    return { operands: [], read, typed: left.column || column, ...(counts && { counts }) };
  }
  const inEntity = place.streams.includes("entity");
  const operands = call.args.map((argument) => readOperand(argument, inEntity));
  const known = operands.filter((operand) => operand !== undefined);
  if (known.length < operands.length) return `nothing says what a value in ${nameOf(call)} stands for`;
  return { operands: known, typed: left.column };
}

function readOperand(argument: ArgumentNode, inEntity: boolean): Operand | undefined {
  const plain =
    argument.type === "chain" && argument.head.name === "literal" && argument.calls.length === 0
      ? argument.head.args[0]
      : argument;
  return plain?.type === "literal" ? operandOfLiteral(plain, inEntity) : undefined;
}
