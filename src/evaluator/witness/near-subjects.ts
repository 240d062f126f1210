import type { ChainNode, QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import type { JsonObject } from "../../values/json.ts";
import { readPath } from "../paths.ts";
import { nobody, type EntityRow, type EntityRows, type Person, type Subject, type TimedEvent } from "../person.ts";
import { textOfName, type Search } from "./choose-values.ts";
import { firstOfAlike, moreValues, otherValues, withoutValues, type Place } from "./change-values.ts";
import { inventEvent, inventRow } from "./invent-item.ts";

/** So many events or rows are invented for each stream. */
const invented = 3;

/**
 * Everybody who is like somebody but for one thing: another value, an event more or less, another time. What reads best comes
 * first. The same every time.
 *
 * @param tree A query whose events and rows may be added.
 */
export function nearSubjects(subject: Subject, tree: QueryNode, search: Search): Subject[] {
  const near = new Near(tree, search);
  if (subject.type === "person") return near.people(subject.person).map((person) => ({ type: "person", person }));
  const { account } = subject;
  const own = near
    .people({ ...nobody, traits: account.traits, entities: account.entities })
    .filter(({ events }) => events.length === 0)
    .map(({ traits, entities }) => ({ ...account, traits, entities }));
  const { users } = account;
  const others = [
    ...users.flatMap((user, at) => near.people(user).map((each) => users.with(at, each))),
    ...users.map((_, at) => users.toSpliced(at, 1)),
    [...users, nobody],
    ...near.people(nobody).map((each) => [...users, each]),
  ];
  return [...own, ...others.map((each) => ({ ...account, users: each }))].map((each) => ({
    type: "account",
    account: each,
  }));
}

class Near {
  readonly #search: Search;
  readonly #streams: { stream: ChainNode; isInner: boolean }[] = [];

  constructor(tree: QueryNode, search: Search) {
    this.#search = search;
    walkQuery(tree, {
      node: (node, around) => {
        if (node.type === "chain" && (node.head.name === "event" || node.head.name === "entity"))
          this.#streams.push({ stream: node, isInner: around.length > 0 });
      },
    });
  }

  people(person: Person): Person[] {
    const traits = person.traits as JsonObject;
    const withEvents = (events: readonly TimedEvent[]): Person => ({ ...person, events });
    const places = this.#places("trait");
    return [
      ...otherValues(traits, places).map((each) => ({ ...person, traits: each })),
      ...this.#otherItems(person.events).map(withEvents),
      ...this.#otherRows(person.entities).map((entities) => ({ ...person, entities })),
      ...this.#otherTimes(person.events).map(withEvents),
      ...withoutValues(traits, places).map((each) => ({ ...person, traits: each })),
      ...moreValues(traits, places).map((each) => ({ ...person, traits: each })),
      ...this.#inventions(person),
    ];
  }

  #otherItems<Item extends TimedEvent | EntityRow>(items: readonly Item[]): Item[][] {
    const changed = firstOfAlike(items).map(([item, at]) => ({ item, at, others: this.#changesOf(item) }));
    return [
      ...changed.flatMap(({ at, others }) => others.map((each) => items.with(at, each))),
      ...changed.map(({ at }) => items.toSpliced(at, 1)),
      ...changed.map(({ item }) => [...items, item]),
      ...changed.flatMap(({ others }) => others.map((each) => [...items, each])),
    ];
  }

  /** An event or a row with another value, with one less and with one more. */
  #changesOf<Item extends TimedEvent | EntityRow>(item: Item): Item[] {
    const properties = this.#places("property");
    const context = this.#places("context");
    return [otherValues, withoutValues, moreValues].flatMap((change) => [
      ...change(item.properties, properties).map((each) => ({ ...item, properties: each })),
      ...("context" in item ? change(item.context, context).map((each) => ({ ...item, context: each })) : []),
    ]);
  }

  #otherTimes(events: readonly TimedEvent[]): TimedEvent[][] {
    const { vocabulary, circumstances } = this.#search;
    return firstOfAlike(events).flatMap(([event, at]) =>
      vocabulary.agesMs.map((ageMs) => events.with(at, { ...event, timestampMs: circumstances.nowMs - ageMs })),
    );
  }

  #otherRows(entities: EntityRows): EntityRows[] {
    return Object.entries(entities).flatMap(([slug, rows]) =>
      this.#otherItems(rows).map((each) => ({ ...entities, [slug]: each })),
    );
  }

  #inventions(person: Person): Person[] {
    const { nowMs } = this.#search.circumstances;
    return this.#streams.flatMap(({ stream, isInner }) => {
      // An event in the `where` of another one is looked for around that.
      const around = isInner ? person.events.map(({ timestampMs }) => ({ ageMs: nowMs - timestampMs })) : [];
      return [...around, undefined].flatMap((each) =>
        Array.from({ length: invented }, () => this.#withInvention(person, stream, each)),
      );
    });
  }

  #withInvention(person: Person, stream: ChainNode, around: { ageMs: number } | undefined): Person {
    if (stream.head.name === "event")
      return { ...person, events: [...person.events, ...inventEvent(stream, this.#search, around)] };
    const slug = textOfName(stream.head);
    const rows = [...(person.entities[slug] ?? []), inventRow(stream, this.#search)];
    return { ...person, entities: { ...person.entities, [slug]: rows } };
  }

  #places(sort: string): Place[] {
    return [...this.#search.vocabulary.values].flatMap(([place, values]) =>
      place.startsWith(`${sort} `) ? [{ path: readPath(place.slice(sort.length + 1)), values }] : [],
    );
  }
}
