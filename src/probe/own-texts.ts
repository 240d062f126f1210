import type { Exchange } from "../segment/exchange.ts";
import { isJsonObject, type JsonValue } from "../values/json.ts";

/** Fields of which a probe thinks the text up by itself. Ids of a space, and of a destination that was named, are in others. */
const invented: ReadonlySet<string> = new Set(["name", "description", "query", "if", "activationName", "displayName"]);

/**
 * The texts of a request that a probe has thought up, so that a recording may show them: they say nothing of the space. These
 * are names and queries in its body, a media type other than that of the operation, and names of parameters, known or not.
 */
export function ownTextsIn({ url, accept, requestBody }: Pick<Exchange, "url" | "accept" | "requestBody">): string[] {
  const parameters = [...new URLSearchParams(url.split("?", 2)[1]).keys()];
  return [...textsInBody(requestBody), ...parameters, ...(accept === undefined ? [] : [accept])];
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
