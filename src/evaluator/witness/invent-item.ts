import type { CallNode, ChainNode, QueryNode } from "../../query/index.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";
import { readPath } from "../paths.ts";
import type { EntityRow, TimedEvent } from "../person.ts";
import { chooseValue, textOfName, type Search } from "./choose-values.ts";
import { setPath } from "./edit-path.ts";
import { inventAge } from "./invent-age.ts";
import { placeOf } from "./places.ts";
import { repeat } from "./repeats.ts";

/** An event or a row that is being invented, and the events that have to go with it. */
interface Draft {
  ageMs: number;
  properties: JsonObject;
  context: JsonObject;
  entities: Record<string, EntityRow[]>;
  along: TimedEvent[];
  /** How many more events and rows may go along with the outermost one. */
  room: { left: number };
}

/** What an event is invented around: how long ago that was, the room that it leaves, and what it has where that may still be chosen. */
type Around = Pick<Draft, "ageMs"> & Partial<Draft>;

/** So many go along at most: of a funnel each step would have up to three for each of the step before. */
const mostAlong = 60;

/**
 * An event that passes the filters of a stream, as far as chance has it, and the events that its filters ask for.
 *
 * @param around The event in whose `where` the stream stands, by how long ago it was. Left out: in none.
 */
export function inventEvent(stream: ChainNode, search: Search, around?: Around): TimedEvent[] {
  const draft = inventDraft(stream, search, around);
  const sources = search.vocabulary.values.get("source");
  const source = sources && search.random.pick(sources);
  const event: TimedEvent = {
    event: textOfName(stream.head),
    timestampMs: search.circumstances.nowMs - draft.ageMs,
    properties: draft.properties,
    context: draft.context,
    ...(typeof source === "string" && { source }),
  };
  return [event, ...draft.along];
}

/** A row that passes the filters of a stream, as far as chance has it. */
export function inventRow(stream: ChainNode, search: Search, around?: Around): EntityRow {
  const { properties, entities } = inventDraft(stream, search, around);
  return { properties, entities };
}

function inventDraft({ calls }: ChainNode, search: Search, around?: Around): Draft {
  const ageMs = inventAge(calls, search, around?.ageMs);
  const room = around?.room ?? { left: mostAlong };
  const draft: Draft = { ageMs, properties: {}, context: {}, entities: {}, along: [], room };
  for (const { name, args } of calls) {
    const [first] = args;
    const inner = first?.type === "cast" ? first.value : first;
    if (!inner || inner.type === "duration") continue;
    if (name === "where") satisfy(inner, true, draft, search, around);
    else if (inner.type === "chain" && inner.calls.length === 0 && !inner.head.prefix)
      setValue(inner, anyValue(inner.head, search), draft);
  }
  return draft;
}

/** Gives a draft what a condition of a `where` asks for. */
function satisfy(node: QueryNode, wanted: boolean, draft: Draft, search: Search, around?: Around): void {
  if (node.type === "not") return satisfy(node.operand, !wanted, draft, search, around);
  if (node.type === "and" || node.type === "or") {
    const all = (node.type === "and") === wanted;
    const operands = all ? node.operands : [search.random.pick(node.operands)];
    for (const operand of operands) satisfy(operand, wanted, draft, search, around);
    return;
  }
  if (node.type !== "chain") return;
  const { name } = node.head;
  if ((name === "property" || name === "context") && !node.head.prefix) {
    setValue(node, chooseValue(node, wanted, search), draft);
    const other = node.calls.at(-1)?.args[0];
    if (other?.type === "chain") {
      const value = anyValue(other.head, search) ?? 1;
      if (!other.head.prefix) setValue(other, value, draft);
      else if (around?.properties && search.random.next() < 0.5) {
        setValue(other, value, around);
        setValue(node, value, draft);
      }
    }
  }
  const times = inventTimes(node, wanted, search);
  // Few of them each on their own, many alike.
  const [rounds, each] = times > 3 && name === "event" ? [1, times] : [Math.min(times, 3), 1];
  for (let round = 0; round < rounds && draft.room.left > 0; round += 1) {
    draft.room.left -= 1;
    if (name === "event") draft.along.push(...inventEvent(node, search, draft).flatMap((event) => repeat(event, each)));
    else if (name === "entity") (draft.entities[textOfName(node.head)] ??= []).push(inventRow(node, search, draft));
  }
}

/** How many go along for a condition. For one that is not to hold none is the first guess, but too few or others are as good. */
function inventTimes({ head }: ChainNode, wanted: boolean, { random, vocabulary }: Search): number {
  if (wanted) return Math.max(1, random.pick(vocabulary.counts));
  if (head.name !== "event" && head.name !== "entity") return 0;
  return random.next() < 0.5 ? 0 : random.pick(vocabulary.counts);
}

/** @param owner What has the value: a draft, or for a value with `parent:` the one around it. */
function setValue({ head }: ChainNode, value: JsonValue | undefined, owner: Partial<Draft>): void {
  if (head.name !== "property" && head.name !== "context") return;
  const root = head.name === "property" ? "properties" : "context";
  owner[root] = setPath(owner[root] ?? {}, readPath(textOfName(head)), value);
}

/** Any value of the queries, of what a call looks at. */
export function anyValue(head: CallNode, { vocabulary, random }: Search): JsonValue | undefined {
  const known = vocabulary.values.get(placeOf(head) ?? "") ?? [];
  return known.length > 0 ? random.pick(known) : random.pick(["a", "b", 1, 2, 3]);
}
