import { isJsonObject, type JsonValue } from "../../../src/values/json.ts";
import { anything, one, type Maybe, type Value } from "./value.ts";

/** Splits a path at its dots; one after a backslash belongs to the name (section 1, trait path). */
export function splitPath(path: string): string[] {
  return path.split(/(?<!\\)\./).map((part) => part.replaceAll("\\.", "."));
}

/** How lists are read, as one world has it. */
export interface ListReading {
  /** Whether a list of objects can be looked into. */
  readonly opens: () => boolean;
  /** Whether an empty list in a list counts as an entry without a value. */
  readonly countsEmpty: () => boolean;
}

/** Looks along a path into objects; `$` is each entry of a list (section 2, `$` in a path). */
export function lookUp(
  root: JsonValue | undefined,
  parts: readonly string[],
  column: boolean,
  lists: ListReading,
): Value {
  const [part, ...rest] = parts;
  if (part === undefined) return one(root, column);
  const closed = Array.isArray(root) && holdsObject(root) && !lists.opens();
  const here = closed ? undefined : root;
  // Section 2 has `$` for lists, and nothing on a path without it.
  if (part !== "$" && Array.isArray(here)) return anything;
  if (part !== "$") {
    const inside = isJsonObject(here) && Object.hasOwn(here, part) ? here[part] : undefined;
    return lookUp(inside, rest, column, lists);
  }
  if (!Array.isArray(here)) return (here ?? undefined) === undefined ? one(undefined, column) : anything;
  const found = here.map((entry) => lookUp(entry, rest, column, lists));
  if (found.some(({ type }) => type === "anything")) return anything;
  const values = found.flatMap((each): readonly Maybe[] =>
    each.type === "one" ? [each.value] : each.type === "entries" ? each.values : [],
  );
  const holdsEmptyList = found.some((each) => each.type === "entries" && each.values.length === 0);
  // The empty list may count as an entry without a value.
  if (holdsEmptyList && values.length > 0 && lists.countsEmpty()) values.push(undefined);
  return { type: "entries", values, column };
}

function holdsObject(list: readonly JsonValue[]): boolean {
  return list.some((entry) => isJsonObject(entry) || (Array.isArray(entry) && holdsObject(entry)));
}
