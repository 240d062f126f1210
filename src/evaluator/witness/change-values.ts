import { member, type JsonObject, type JsonValue } from "../../values/json.ts";
import type { Path } from "../paths.ts";
import { setPath } from "./edit-path.ts";

/** A place of a vocabulary, `trait plan`, with what stands there. */
export interface Place {
  readonly path: Path;
  readonly values: readonly JsonValue[];
}

/** An object with something changed at one of several places, once for each way to do so. */
export type Change = (root: JsonObject, places: readonly Place[]) => JsonObject[];

/** Another value where there is one. */
export const otherValues: Change = (root, places) =>
  places
    .filter(({ path }) => isThere(root, path))
    .flatMap(({ path, values }) => values.map((value) => setPath(root, path, value)));

/** No value where there is one. */
export const withoutValues: Change = (root, places) =>
  places.filter(({ path }) => isThere(root, path)).map(({ path }) => setPath(root, path, undefined));

/** A value where there is none. */
export const moreValues: Change = (root, places) =>
  places
    .filter(({ path }) => !isThere(root, path))
    .flatMap(({ path, values }) => values.map((value) => setPath(root, path, value)));

function isThere(root: JsonObject, [key = ""]: Path): boolean {
  return member(root, key) !== undefined;
}

/** The first of all items that are the same, with its place. */
export function firstOfAlike<Item>(items: readonly Item[]): (readonly [Item, number])[] {
  const first = new Map<string, readonly [Item, number]>();
  for (const [at, item] of items.entries()) {
    const text = JSON.stringify(item);
    if (!first.has(text)) first.set(text, [item, at]);
  }
  return [...first.values()];
}
