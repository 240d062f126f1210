import type { JsonValue } from "../values/json.ts";
import { inferCadence, parseQuery, type DefinitionType, type QueryCadence } from "../query/index.ts";
import type { EditVerdict, FieldEdit } from "./field-rule.ts";

const cadences: ReadonlySet<string> = new Set(["REALTIME", "BATCH"]);

/**
 * Whether an edit of a query turns what is computed from real-time to batch or back, for which it has to be created anew
 * (API.md 2.7). What the server says of the live object stands over what the live query looks like, and as long as an
 * edit changes nothing that decides the cadence, it stays what it is.
 */
export function flipsCadence(
  { before, after, cadence: live }: FieldEdit,
  type: DefinitionType | undefined,
  kind: "audience" | "trait",
): EditVerdict {
  const [was, becomes] = [infer(before, type), infer(after, type)];
  // What is declared and cannot be read has findings of its own, and is never sent.
  if (!becomes || (was && same(was.decidedBy, becomes.decidedBy))) return {};
  const from = live ?? was?.cadence;
  const to = becomes.cadence;
  if (!was || from === undefined || ![from, to].every((cadence) => cadences.has(cadence)))
    return { note: "plan-cadence-unknown" };
  if (from === to) return {};
  if (to === "BATCH")
    return { reason: `the query probably turns a real-time ${kind} into a batch one: ${becomes.reason ?? ""}` };
  const because = was.cadence === "BATCH" ? `; before, ${was.reason ?? ""}` : "";
  return { reason: `the query probably turns a batch ${kind} into a real-time one${because}` };
}

function infer(query: JsonValue | undefined, type: DefinitionType | undefined): QueryCadence | undefined {
  return inferCadence(parseQuery(typeof query === "string" ? query : "").tree, type);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.join("\n") === b.join("\n");
}
