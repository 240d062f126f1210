import { functions, userTraitOf, type CallNode, type ChainNode } from "../query/index.ts";
import { faultOf } from "./call-fault.ts";
import { readComparison } from "./compare.ts";
import { extractorRows } from "./extractors.ts";
import { applyFilter, filterRows, leavingOpen } from "./filters.ts";
import { countItems, readReducer, type Reduction, type Taking } from "./reduce.ts";
import { nameOf, type Compiler, type Part, type PartOrFault, type Place, type Stream, type StreamOf } from "./parts.ts";
import { ofAllUsers } from "./user-traits.ts";
import { mapValue } from "./value.ts";

type StreamPart = Part & { type: "stream" };

/** Makes a chain ready, call by call, or says why it cannot be evaluated: API.md 4.1, API.md 4.2. */
export function readChain(chain: ChainNode, place: Place, compiler: Compiler): PartOrFault {
  const { head, calls } = chain;
  const row = functions.get(head.name);
  const extract = row && extractorRows[head.name];
  if (!row) return unknownFunction(head);
  const ofUsers = userTraitOf(head) && (faultOf(head, row) ?? reduceUsers(head, place, compiler));
  if (ofUsers !== undefined) return calls.length === 0 ? ofUsers : `nothing is documented to follow ${nameOf(head)}`;
  if (!extract) return `${nameOf(head)} cannot start a condition`;
  const windowed = calls.some((call) => (call.name === "within" || call.name === "between") && !call.prefix);
  let part = faultOf(head, row) ?? extract(head, place, windowed);
  for (const call of calls) {
    if (typeof part === "string") return part;
    part = readCall(call, chain, part, place, compiler);
  }
  return part;
}

function readCall(call: CallNode, chain: ChainNode, part: Part, place: Place, compiler: Compiler): PartOrFault {
  const row = functions.get(call.name);
  if (!row) return unknownFunction(call);
  const fault = faultOf(call, row);
  if (fault !== undefined) return fault;
  if (!row.follows.includes(part.type)) return `${nameOf(call)} is not allowed after what comes before it`;
  switch (part.type) {
    case "stream":
      return row.kind === "filter" ? readFilter(call, part, place, compiler) : reduce(call, part, place, compiler);
    case "list":
      return { ...part, type: "scalar", value: lengthOf(part), column: false, counts: "values" };
    case "scalar":
      if (part.fixed) return "no function is documented to follow a fixed value";
      return readComparison(call, chain, part, place, compiler);
    case "comparator":
      return `${nameOf(call)} cannot follow a finished comparison`;
  }
}

function readFilter(call: CallNode, part: StreamPart, place: Place, compiler: Compiler): PartOrFault {
  const own = filterRows[call.name]?.(call, part.kind, place, compiler) ?? unknownFunction(call);
  if (typeof own === "string") return own;
  // Filters have any order but around a session window (API.md 4.6), and nothing says what one behind it looks at.
  const filter = part.inSession ? leavingOpen(`nothing says what ${nameOf(call)} does behind expires_after(…)`) : own;
  const { stream: before } = part;
  const stream: StreamOf = (environment, note) => {
    const items = before(environment, note);
    return "unknown" in items ? items : applyFilter(items, filter, environment);
  };
  return { ...part, stream, ...(call.name === "expires_after" ? { inSession: true } : {}) };
}

function reduce(call: CallNode, { kind, stream }: StreamPart, place: Place, compiler: Compiler): PartOrFault {
  const valueBy =
    (reduction: Reduction, taking?: Taking): (Part & { type: "scalar" })["value"] =>
    (environment, note) => {
      const items = stream(environment, note);
      if (note && taking) noteTaken(items, taking);
      return reduction(items, environment);
    };
  if (call.name === "count") return { type: "scalar", value: valueBy(countItems), column: false, counts: "items" };
  const read = readReducer(call, kind, place, compiler);
  if (typeof read === "string") return read;
  const type = functions.get(call.name)?.returns === "list" ? "list" : "scalar";
  return { type, value: valueBy(read.reduction, read.taking), column: read.column };
}

/** Writes down what is taken from each item that counts, or may. */
function noteTaken(items: Stream, { from, value }: Taking): void {
  if ("unknown" in items) return;
  for (const { environment, note } of items) if (note) note.taken = { from, value: value(environment) };
}

/** A reducer that begins its chain and looks at the users of an account. */
function reduceUsers(call: CallNode, place: Place, compiler: Compiler): PartOrFault {
  const read = readReducer(call, "event", place, compiler);
  if (typeof read === "string") return read;
  const value = ofAllUsers((stream, environment) => read.reduction(stream, environment));
  return { type: "scalar", value, column: false };
}

function lengthOf({ value }: Part & { type: "list" | "scalar" }): (Part & { type: "scalar" })["value"] {
  return (environment, note) =>
    mapValue(value(environment, note), (list) => (Array.isArray(list) ? list.length : undefined));
}

function unknownFunction(call: CallNode): string {
  return `nobody knows what ${call.written}(…) does`;
}
