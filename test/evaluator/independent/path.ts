import { isJsonObject, type JsonValue } from "../../../src/values/json.ts";
import { anything, one, type Maybe, type Value } from "./value.ts";

/** Splits a path at its dots; one after a backslash belongs to the name (section 1, trait path). */
export function splitPath(path: string): string[] {
  return path.split(/(?<!\\)\./).map((part) => part.replaceAll("\\.", "."));
}

/** Whether a list of objects can be looked into. */
export type ListReading = () => boolean;

/** Looks along a path into objects; `$` is each entry of a list (section 2, `$` in a path). */
export function lookUp(
  root: JsonValue | undefined,
  parts: readonly string[],
  column: boolean,
  isOpen: ListReading,
): Value {
  const [part, ...rest] = parts;
  if (part === undefined) return one(root, column);
  const closed = Array.isArray(root) && root.some(isJsonObject) && !isOpen();
  const here = closed ? undefined : root;
  // Section 2 has `$` for lists, and nothing on a path without it.
  if (part !== "$" && Array.isArray(here)) return anything;
  if (part !== "$") {
    const inside = isJsonObject(here) && Object.hasOwn(here, part) ? here[part] : undefined;
    return lookUp(inside, rest, column, isOpen);
  }
  if (!Array.isArray(here)) return one(undefined, column);
  const found = here.map((entry) => lookUp(entry, rest, column, isOpen));
  if (found.some(({ type }) => type === "anything")) return anything;
  const values = found.flatMap((each): readonly Maybe[] =>
    each.type === "one" ? [each.value] : each.type === "entries" ? each.values : [],
  );
  return { type: "entries", values, column };
}
