import type { Exchange } from "../segment/exchange.ts";
import { isJsonObject, type JsonValue } from "../values/json.ts";

/** Fields of which a probe thinks the text up by itself. Ids of a space, and of a destination that was named, are in others. */
const invented: ReadonlySet<string> = new Set(["name", "description", "query", "if", "activationName", "displayName"]);

/** What a probe calls things, and the keys that the API makes of its names: each says which run it was. */
const called = /audiencectl[ _-]probe(?:[ _:][0-9a-z]{6})?(?:[ _]\d{1,4}){0,2}(?: never sent)?(?![0-9A-Za-z_])/g;

/** All other words that a probe sends. */
const words: ReadonlySet<string> = new Set([
  "event",
  "count",
  "within",
  "days",
  "where",
  "property",
  "probe",
  "trait",
  "true",
  "AND",
  "again",
]);

/**
 * The texts of a request that a probe has thought up, so that a recording may show them: they say nothing of the space. These
 * are names and queries in its body, a media type other than that of the operation, and names of parameters that no operation
 * has. What came out of an answer, such as a key that is more than the name it was made of, is none of them.
 */
export function ownTextsIn({ url, accept, requestBody }: Pick<Exchange, "url" | "accept" | "requestBody">): string[] {
  const parameters = [...new URLSearchParams(url.split("?", 2)[1]).keys()];
  return [
    ...textsInBody(requestBody).filter(isThoughtUp),
    ...parameters.filter((name) => name.startsWith("audiencectl")),
    ...(accept === undefined ? [] : [accept]),
  ];
}

/** Whether a text has the name of a run or of the program in it, and else only signs and words that every probe sends. */
export function isThoughtUp(text: string): boolean {
  const rest = text.replaceAll(called, "");
  const others = rest.match(/\w+/g) ?? [];
  const isPlain = /^[\n\u0020-\u007e]*$/.test(rest);
  return rest !== text && isPlain && others.every((word) => words.has(word) || /^\d$/.test(word));
}

function textsInBody(body: string | undefined): string[] {
  if (body === undefined) return [];
  try {
    return textsIn(JSON.parse(body) as JsonValue, false);
  } catch {
    // What is masked in it may leave no JSON; then its texts become placeholders.
    return [];
  }
}

function textsIn(value: JsonValue, own: boolean): string[] {
  if (typeof value === "string") return own ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, own));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, invented.has(name)));
}
