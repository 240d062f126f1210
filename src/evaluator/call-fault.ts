import type { CallNode, FunctionRow } from "../query/index.ts";
import { plural } from "../values/words.ts";
import { nameOf } from "./parts.ts";

/** Why a call is not written as the function is documented (API.md 4.2), so that nobody knows what it means. */
export function faultOf(call: CallNode, row: FunctionRow): string | undefined {
  const name = nameOf(call);
  const { label } = row;
  if (call.prefix && call.prefix.name !== label?.name) return `nothing says what ${call.prefix.name}: is in ${name}`;
  if (!call.prefix && label?.required === true) return `${name} needs ${label.name}: before its values`;
  const fits = row.repeats ? call.args.length >= row.args.length : call.args.length === row.args.length;
  return fits
    ? undefined
    : `${name} is documented with ${plural(row.args.length, "value")}, not with ${call.args.length}`;
}

/** The name that a call has as its first value, or why there is none. */
export function nameIn(call: CallNode): { name: string } | string {
  const [name] = call.args;
  return name?.type === "literal" && name.kind === "string"
    ? { name: name.value }
    : `${nameOf(call)} needs a name in quotes`;
}
