import { isJsonObject, member, type JsonObject, type JsonValue } from "../values/json.ts";
import type { OpenPoints } from "./open-points.ts";
import { UncertainTrait, type TraitValues } from "./person.ts";
import { decideValue, Entries, mapValue, mergeValues, Uncertain, type Known, type Value } from "./value.ts";

/** The keys that lead to a value: `products.$.price` is three, and a dot after a backslash belongs to its key. */
export type Path = readonly string[];

/** The keys of a path: API.md 4.9. */
export function readPath(text: string): Path {
  return text.split(/(?<!\\)\./).map((key) => key.replaceAll("\\.", "."));
}

/** The value that a path leads to in the properties or the context of something. */
export function valueAt(root: JsonObject, path: Path): Value {
  return follow(root, path, 0);
}

/** The value that a path leads to in traits, whose lists of objects may be texts: API.md 4.9. */
export function traitAt(traits: TraitValues, path: Path, points: OpenPoints): Value {
  const [key = ""] = path;
  const trait = Object.hasOwn(traits, key) ? traits[key] : undefined;
  const value = trait instanceof UncertainTrait ? uncertain(trait) : orAbsent(trait);
  if (path.length === 1) return value;
  return mapValue(value, (known) =>
    entersListOfObjects(known, path)
      ? decideValue(points, "arraysInTraits", {
          "flattened-text": () => undefined,
          nested: () => follow(known, path, 1),
        })
      : follow(known, path, 1),
  );
}

function uncertain({ candidates, because }: UncertainTrait): Value {
  const [first, ...more] = candidates.map((candidate) => orAbsent(candidate));
  if (candidates.length === 0) return new Uncertain("anything", [because]);
  return more.length === 0 ? first : new Uncertain([first, ...more], [because]);
}

function follow(root: Known, path: Path, at: number): Value {
  let value = root;
  for (let index = at; index < path.length; index += 1) {
    const key = path[index] ?? "";
    if (Array.isArray(value)) {
      if (key === "$") return eachEntry(value, path, index + 1);
      if (/^\d+$/.test(key))
        return new Uncertain("anything", ["nothing says that a path can name one entry of a list by its number"]);
      return new Uncertain("anything", ["nothing says what a path without $ finds in a list"]);
    }
    if (key === "$" && orAbsent(value) !== undefined)
      return new Uncertain("anything", ["nothing says what $ finds in what is no list"]);
    value = value instanceof Entries ? undefined : member(value, key);
  }
  return orAbsent(value);
}

function eachEntry(list: readonly JsonValue[], path: Path, at: number): Value {
  const found = list.map((entry) => follow(entry, path, at));
  const open = found.find((value) => value instanceof Uncertain && value.candidates === "anything");
  if (open) return open;
  const without = found.flatMap(entriesOf);
  if (!found.some(leadsToNothing) || without.length === 0) return new Entries(without);
  return mergeValues(
    [new Entries(without), new Entries([...without, undefined])],
    ["nothing says whether an empty list in a list counts as an entry without a value"],
  );
}

/** The entries that a path leads to, those of lists in lists in one row. */
function entriesOf(value: Value): readonly (JsonValue | undefined)[] {
  if (value instanceof Uncertain) return value.candidates === "anything" ? [] : entriesOf(value.candidates[0]);
  return value instanceof Entries ? value.entries : [value];
}

/** Whether an empty list is among what a path leads to. */
function leadsToNothing(value: Value): boolean {
  return value instanceof Uncertain || (value instanceof Entries && value.entries.length === 0);
}

/** Whether a path goes on behind a list that holds an object. */
function entersListOfObjects(root: Known, path: Path): boolean {
  let value = root;
  for (const key of path.slice(1)) {
    if (Array.isArray(value)) return holdsObject(value);
    value = value instanceof Entries ? undefined : member(value, key);
  }
  return false;
}

function holdsObject(list: readonly JsonValue[]): boolean {
  return list.some((entry) => isJsonObject(entry) || (Array.isArray(entry) && holdsObject(entry)));
}

function orAbsent<Item>(value: Item): Exclude<Item, null> | undefined {
  return value === null ? undefined : (value as Exclude<Item, null>);
}
