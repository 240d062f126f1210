import type { CallNode, ChainNode, QueryNode } from "../../query/index.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";
import { readLength } from "../durations.ts";
import { hourMs } from "../instants.ts";
import { readPath } from "../paths.ts";
import type { EntityRow, TimedEvent } from "../person.ts";
import { chooseValue, textOfName, type Search } from "./choose-values.ts";
import { setPath } from "./edit-path.ts";
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

/** What an event is invented around: how long ago that was, and the room that it leaves. */
interface Around {
  ageMs: number;
  room?: Draft["room"];
}

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
  const ageMs = inventAge(calls, search, around);
  const room = around?.room ?? { left: mostAlong };
  const draft: Draft = { ageMs, properties: {}, context: {}, entities: {}, along: [], room };
  for (const { name, args } of calls) {
    const [first] = args;
    const inner = first?.type === "cast" ? first.value : first;
    if (!inner || inner.type === "duration") continue;
    if (name === "where") satisfy(inner, true, draft, search);
    else if (inner.type === "chain" && inner.calls.length === 0) setValue(inner, anyValue(inner.head, search), draft);
  }
  return draft;
}

/** Gives a draft what a condition of a `where` asks for. */
function satisfy(node: QueryNode, wanted: boolean, draft: Draft, search: Search): void {
  if (node.type === "not") return satisfy(node.operand, !wanted, draft, search);
  if (node.type === "and" || node.type === "or") {
    const all = (node.type === "and") === wanted;
    const operands = all ? node.operands : [search.random.pick(node.operands)];
    for (const operand of operands) satisfy(operand, wanted, draft, search);
    return;
  }
  if (node.type !== "chain") return;
  const { name } = node.head;
  if (name === "property" || name === "context") {
    setValue(node, chooseValue(node, wanted, search), draft);
    const other = node.calls.at(-1)?.args[0];
    if (other?.type === "chain") setValue(other, anyValue(other.head, search) ?? 1, draft);
  }
  const times = wanted ? Math.max(1, search.random.pick(search.vocabulary.counts)) : 0;
  // Few of them each on their own, many alike.
  const [rounds, each] = times > 3 && name === "event" ? [1, times] : [Math.min(times, 3), 1];
  for (let round = 0; round < rounds && draft.room.left > 0; round += 1) {
    draft.room.left -= 1;
    if (name === "event") draft.along.push(...inventEvent(node, search, draft).flatMap((event) => repeat(event, each)));
    else if (name === "entity") (draft.entities[textOfName(node.head)] ??= []).push(inventRow(node, search, draft));
  }
}

function setValue({ head }: ChainNode, value: JsonValue | undefined, draft: Draft): void {
  if (head.prefix || (head.name !== "property" && head.name !== "context")) return;
  const root = head.name === "property" ? "properties" : "context";
  draft[root] = setPath(draft[root], readPath(textOfName(head)), value);
}

/** Any value of the queries, of what a call looks at. */
export function anyValue(head: CallNode, { vocabulary, random }: Search): JsonValue | undefined {
  const known = vocabulary.values.get(placeOf(head) ?? "") ?? [];
  return known.length > 0 ? random.pick(known) : random.pick(["a", "b", 1, 2, 3]);
}

/** How long ago, by the windows of a stream; of a nested one perhaps counted on from the event around. */
function inventAge(calls: readonly CallNode[], { vocabulary, random }: Search, around?: Around): number {
  const windows = calls.filter(({ name }) => name === "within" || name === "between");
  const counted = windows.find(({ prefix }) => prefix);
  const fitting = vocabulary.agesMs.filter((ageMs) =>
    windows.every((window) => Boolean(window.prefix) !== Boolean(counted) || isInside(window, ageMs)),
  );
  const ageMs = random.pick(fitting.length > 0 ? fitting : vocabulary.agesMs);
  if (!around) return counted ? ageMs : ageMs + (random.next() < 0.3 ? random.pick(vocabulary.agesMs) : 0);
  if (!counted) return random.next() < 0.5 ? ageMs : Math.max(hourMs, around.ageMs - ageMs);
  return Math.max(0, around.ageMs - (ageMs <= around.ageMs ? ageMs : around.ageMs / 2));
}

function isInside({ name, args }: CallNode, ageMs: number): boolean {
  const [first = 0, second = 0] = args.map((argument) => {
    const length = readLength(argument);
    return typeof length === "string" ? 0 : length.ms;
  });
  return name === "within" ? ageMs < first : ageMs > first && ageMs < second;
}
