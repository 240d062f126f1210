import type { Operation } from "../simulator/operations.ts";
import { isLimit } from "./api-words.ts";
import { readPlaceholder } from "./placeholders.ts";
import { sanitiseText, type Place, type SanitiserContext } from "./sanitise-value.ts";
import { alternativesOf, itemsPlace } from "./schema-places.ts";

/** A path and a query without anybody's data. */
export interface SanitisedTarget {
  path: string;
  query: (readonly [string, string])[];
}

/** Takes the address of a request apart, by the path and the parameters of its operation. @param url Path and query. */
export function sanitiseTarget(url: string, operation: Operation, context: SanitiserContext): SanitisedTarget {
  const [path = "", search = ""] = splitOnce(url, "?");
  const names = new Map(operation.parameters.map((parameter) => [parameter.name, parameter] as const));
  return {
    path: sanitisePath(path, operation, context),
    query: [...new URLSearchParams(search)].map(([name, value]) => {
      const parameter = names.get(plainName(name));
      const allowed = alternativesOf(parameter?.schema);
      // A list is sent entry by entry.
      const place: Place = { allowed: [...allowed, ...itemsPlace(allowed)], name: parameter?.name ?? "", holder: "" };
      const shown = parameter || context.ownTexts.has(name) ? name : context.placeholders.of(name, "name");
      return [shown, sanitiseParameter(value, place, context)] as const;
    }),
  };
}

/** `pagination[count]` and `groupBy[]` are other spellings of `pagination.count` and `groupBy` (API.md 1.5, API.md 7.3). */
function plainName(name: string): string {
  return name.replaceAll(/\[(\w+)\]/g, ".$1").replace(/\[\]$/, "");
}

function sanitisePath(path: string, operation: Operation, context: SanitiserContext): string {
  const template = operation.path.split("/");
  const parts = path.split("/");
  // A path of another shape is not this operation's, so nothing is known of its parts.
  if (parts.length !== template.length) return context.placeholders.of(path, "text");
  return parts
    .map((part, index) => {
      const expected = template[index] ?? "";
      if (!expected.startsWith("{")) return part === expected ? part : context.placeholders.of(part, "text");
      const name = expected.slice(1, -1);
      const allowed = operation.parameters.filter((each) => each.in === "path" && each.name === name);
      const holder = template[index - 1] ?? "";
      const place = { allowed: allowed.flatMap(({ schema }) => alternativesOf(schema)), name, holder };
      const shown = sanitiseText(decode(part), place, context);
      return readPlaceholder(shown) ? shown : encodeURIComponent(shown);
    })
    .join("/");
}

function sanitiseParameter(text: string, place: Place, context: SanitiserContext): string {
  const isSwitch = place.allowed.some(({ type }) => type === "boolean");
  if (isSwitch && /^(?:true|false)$/.test(text)) return text;
  if (place.allowed.some(isLimit) && /^-?\d{1,9}$/.test(text)) return text;
  // A list may be sent as one text (API.md 7.3), which is shown whole or not at all.
  const isList = place.allowed.some(({ type }) => type === "array");
  if (isList && text.split(",").every((entry) => sanitiseText(entry, place, context) === entry)) return text;
  return sanitiseText(text, place, context);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
