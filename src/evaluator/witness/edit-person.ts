import type { CallNode, ChainNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import type { JsonObject } from "../../values/json.ts";
import { readPath } from "../paths.ts";
import type { Person, TraitValues } from "../person.ts";
import { chooseValue, textOfName, type Search } from "./choose-values.ts";
import { setPath } from "./edit-path.ts";
import { anyValue, inventEvent, inventRow } from "./invent-item.ts";
import { inventMany } from "./invent-many.ts";
import { removeOne, replaceOne, withTimes, type StreamItem } from "./repeats.ts";

/** Somebody changed by chance such that one condition may be answered as wanted. */
export function editPerson(chain: ChainNode, wanted: boolean, person: Person, search: Search): Person {
  const other = chain.calls.at(-1)?.args[0];
  // Where two values of somebody are compared, each may be the one to change.
  if (other?.type === "chain" && other.head.name !== "literal" && search.random.next() < 0.5)
    return editPerson(other, wanted, person, search);
  const { head } = chain;
  const name = textOfName(head);
  if (head.name === "trait") {
    const value = chain.calls.length > 0 ? chooseValue(chain, wanted, search) : anyValue(head, search);
    return { ...person, traits: setPath(person.traits as JsonObject, readPath(name), value) };
  }
  const traits = editTraitsWithin(chain, person.traits, search);
  if (traits) return { ...person, traits };
  if (head.name === "event") {
    const own = person.events.filter(({ event }) => event === name);
    const others = person.events.filter(({ event }) => event !== name);
    return { ...person, events: [...others, ...editItems(own, chain, search, () => inventEvent(chain, search))] };
  }
  if (head.name !== "entity") return person;
  const rows = editItems(person.entities[name] ?? [], chain, search, () => [inventRow(chain, search)]);
  return { ...person, entities: { ...person.entities, [name]: rows } };
}

/** Traits of which one that the events or rows of a chain are held against is another one; by chance, and where there is one. */
export function editTraitsWithin(chain: ChainNode, traits: TraitValues, search: Search): TraitValues | undefined {
  const within = traitsWithin(chain);
  if (within.length === 0 || search.random.next() >= 0.3) return undefined;
  const trait = search.random.pick(within);
  return setPath(traits as JsonObject, readPath(textOfName(trait)), anyValue(trait, search));
}

/** The traits that the events or rows of a chain are held against. */
function traitsWithin(chain: ChainNode): CallNode[] {
  const traits: CallNode[] = [];
  walkQuery(chain, { call: (call) => void (call.name === "trait" && traits.push(call)) });
  return traits;
}

/** The items of one stream, changed by chance: invented anew, more, fewer, or other values of one or all. */
function editItems<Item extends StreamItem>(
  items: readonly Item[],
  chain: ChainNode,
  search: Search,
  invent: () => Item[],
): Item[] {
  const { random, vocabulary } = search;
  const chance = random.next();
  if (items.length === 0 || chance < 0.4) {
    const made = inventMany(chain, random.pick(vocabulary.counts), search, invent);
    return items.length > 0 && random.next() < 0.3 ? [...items, ...made] : made;
  }
  if (chance < 0.6) return [...items, ...invent()];
  const at = Math.floor(random.next() * items.length);
  if (chance < 0.7) return removeOne(items, at);
  const edit = editOf(chain, search);
  const [item] = items.slice(at);
  return !item || random.next() < 0.4 ? items.map(edit) : replaceOne(items, at, edit(withTimes(item, 1)));
}

/** One edit by chance: another value of something that a stream looks at, or another time. */
function editOf(chain: ChainNode, search: Search): <Item extends StreamItem>(item: Item) => Item {
  const { random, vocabulary, circumstances } = search;
  const looked: ChainNode["head"][] = [];
  walkQuery(chain, {
    call: (call) => {
      if (call.name === "property" || call.name === "context") looked.push(call);
    },
  });
  const head = looked.length > 0 && random.next() < 0.7 ? random.pick(looked) : undefined;
  if (!head) {
    const timestampMs = circumstances.nowMs - random.pick(vocabulary.agesMs);
    return (item) => ("timestampMs" in item ? { ...item, timestampMs } : item);
  }
  const value = random.next() < 0.15 ? undefined : anyValue(head, search);
  const path = readPath(textOfName(head));
  return (item) => {
    if (head.name === "property") return { ...item, properties: setPath(item.properties, path, value) };
    return "context" in item ? { ...item, context: setPath(item.context, path, value) } : item;
  };
}
