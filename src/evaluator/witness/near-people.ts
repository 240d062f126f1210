import type { ChainNode, QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import type { JsonObject } from "../../values/json.ts";
import { readPath } from "../paths.ts";
import type { Person, TimedEvent } from "../person.ts";
import { moreValues, otherValues, withoutValues, type Place } from "./change-values.ts";
import { textOfName, type Search } from "./choose-values.ts";
import { inventEvent, inventRow } from "./invent-item.ts";
import { nearItems, nearRows, nearTimes } from "./near-items.ts";

/** So many events or rows are invented for each stream. */
const invented = 3;

/** An event or entity of a query. */
interface Stream {
  readonly chain: ChainNode;
  /** Whether it stands in the `where` of another one. */
  readonly isInner: boolean;
}

/** People who are like somebody but for one thing, in the order of `nearSubjects`. */
export function nearPeople(person: Person, tree: QueryNode, search: Search): Person[] {
  const traits = person.traits as JsonObject;
  const { vocabulary, circumstances } = search;
  const withTraits = (each: JsonObject): Person => ({ ...person, traits: each });
  const withEvents = (events: readonly TimedEvent[]): Person => ({ ...person, events });
  const ofTraits = placesOf("trait", search);
  const places = { property: placesOf("property", search), context: placesOf("context", search) };
  const timesMs = vocabulary.agesMs.map((ageMs) => circumstances.nowMs - ageMs);
  return [
    ...otherValues(traits, ofTraits).map(withTraits),
    ...nearItems(person.events, places).map(withEvents),
    ...nearRows(person.entities, places).map((entities) => ({ ...person, entities })),
    ...nearTimes(person.events, timesMs).map(withEvents),
    ...withoutValues(traits, ofTraits).map(withTraits),
    ...moreValues(traits, ofTraits).map(withTraits),
    ...streamsOf(tree).flatMap((stream) => withInventions(person, stream, search)),
  ];
}

function streamsOf(tree: QueryNode): Stream[] {
  const streams: Stream[] = [];
  walkQuery(tree, {
    node: (node, around) => {
      if (node.type === "chain" && (node.head.name === "event" || node.head.name === "entity"))
        streams.push({ chain: node, isInner: around.length > 0 });
    },
  });
  return streams;
}

function withInventions(person: Person, { chain, isInner }: Stream, search: Search): Person[] {
  const { nowMs } = search.circumstances;
  // An event in the `where` of another one is looked for around that.
  const around = isInner ? person.events.map(({ timestampMs }) => ({ ageMs: nowMs - timestampMs })) : [];
  return [...around, undefined].flatMap((each) =>
    Array.from({ length: invented }, () => withInvention(person, chain, each, search)),
  );
}

function withInvention(
  person: Person,
  stream: ChainNode,
  around: { ageMs: number } | undefined,
  search: Search,
): Person {
  if (stream.head.name === "event")
    return { ...person, events: [...person.events, ...inventEvent(stream, search, around)] };
  const slug = textOfName(stream.head);
  const rows = [...(person.entities[slug] ?? []), inventRow(stream, search)];
  return { ...person, entities: { ...person.entities, [slug]: rows } };
}

function placesOf(sort: string, { vocabulary }: Search): Place[] {
  return [...vocabulary.values].flatMap(([place, values]) =>
    place.startsWith(`${sort} `) ? [{ path: readPath(place.slice(sort.length + 1)), values }] : [],
  );
}
