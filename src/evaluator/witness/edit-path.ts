import { isJsonObject, member, type JsonObject, type JsonValue } from "../../values/json.ts";
import type { Path } from "../paths.ts";

/** An object with a value at a path, `$` being the only entry of a list. @param value Left out: without what was there. */
export function setPath(root: JsonObject, path: Path, value: JsonValue | undefined): JsonObject {
  const [key = "", ...rest] = path;
  if (rest.length === 0) return setKey(root, key, value);
  const inner = member(root, key);
  if (rest[0] === "$") {
    const [, ...below] = rest;
    const [first] = Array.isArray(inner) ? inner : [];
    if (value === undefined) return setKey(root, key, undefined);
    if (below.length === 0) return setKey(root, key, [value]);
    return setKey(root, key, [setPath(isJsonObject(first) ? first : {}, below, value)]);
  }
  if (value === undefined && !isJsonObject(inner)) return root;
  return setKey(root, key, setPath(isJsonObject(inner) ? inner : {}, rest, value));
}

function setKey(root: JsonObject, key: string, value: JsonValue | undefined): JsonObject {
  const others = Object.entries(root).filter(([other]) => other !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}
