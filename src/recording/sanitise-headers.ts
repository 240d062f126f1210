import { operations } from "../simulator/operations.ts";
import { instantPlaceholder, type SanitiserContext } from "./sanitise-value.ts";

/** Every media type that an operation of the API has, and what gateways label their own answers with. */
const mediaTypes = new Set([
  ...operations.flatMap(({ requestMediaTypes, responseMediaTypes }) => [...requestMediaTypes, ...responseMediaTypes]),
  "application/json",
  "application/problem+json",
  "text/html",
  "text/plain",
]);

/** The headers that are kept, with what of their values is. Every other header is left out. */
const keptHeaders: Readonly<Record<string, (value: string, context: SanitiserContext) => string>> = {
  accept: keepMediaType,
  "content-type": keepMediaType,
  "retry-after": keepNumber,
  "x-ratelimit-limit": keepNumber,
  "x-ratelimit-consumed": keepNumber,
  "x-ratelimit-remaining": keepNumber,
  "x-ratelimit-reset": keepInstant,
};

/** Headers without anybody's data, by their names in small letters. */
export function sanitiseHeaders(
  headers: Readonly<Record<string, string | undefined>>,
  context: SanitiserContext,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([given, value]) => {
      const name = given.toLowerCase();
      const keep = Object.hasOwn(keptHeaders, name) ? keptHeaders[name] : undefined;
      return keep && value !== undefined ? [[name, keep(value, context)] as const] : [];
    }),
  );
}

function keepMediaType(value: string, { ownTexts }: Pick<SanitiserContext, "ownTexts">): string {
  const [type = ""] = value.split(";");
  const known = type.trim().toLowerCase();
  if (mediaTypes.has(known)) return known;
  return ownTexts.has(value) ? value : `<text:${value.length}>`;
}

/** What else stands there, such as a date or the numbers of several windows, is not needed to tell how the API behaves. */
function keepNumber(value: string): string {
  return /^\d{1,7}(?:\.\d{1,3})?$/.test(value) ? value : `<text:${value.length}>`;
}

/** A date in words (API.md 1.6), or in seconds since 1970. */
function keepInstant(value: string, context: SanitiserContext): string {
  const ms = /^\d{9,12}$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(ms) || /^\d{1,8}$/.test(value) ? keepNumber(value) : instantPlaceholder(ms, context);
}
