import type { JsonValue } from "../values/json.ts";
import { isApiWord, isInstant, isLimit, isRoundInstant } from "./api-words.ts";
import { datePlaceholder, type Placeholders } from "./placeholders.ts";
import { itemsPlace, memberPlace, type Alternatives } from "./schema-places.ts";
import { sortOf } from "./sorts.ts";

/** What decides whether a value is kept. */
export interface SanitiserContext {
  placeholders: Placeholders;
  /** Texts that the program wrote itself. They are kept wherever they stand. */
  ownTexts: ReadonlySet<string>;
  /** When the recording began, in milliseconds since 1970. */
  startMs: number;
  /** By so many seconds what happened long before that is moved back. */
  agingSeconds: number;
}

/** What is longer ago than this many seconds happened long before: a day. */
const LONG_BEFORE_SECONDS = 86_400;

/**
 * The placeholder of an instant. How long ago something long past was is not told: whoever knows the day of the recording would
 * know its date. How far such instants are apart stays.
 */
export function instantPlaceholder(
  instantMs: number,
  { startMs, agingSeconds }: Pick<SanitiserContext, "startMs" | "agingSeconds">,
): string {
  const seconds = Math.round((instantMs - startMs) / 1000);
  return datePlaceholder(seconds < -LONG_BEFORE_SECONDS ? seconds - agingSeconds : seconds);
}

/** Where a value stands. */
export interface Place {
  /** What the OpenAPI file allows there. */
  allowed: Alternatives;
  /** The name of the field, for what a hidden value is called: it decides nothing. Entries of a list have that of the list. */
  name: string;
  /** The name of the field that the object around it has, for the same. */
  holder: string;
}

/**
 * A value without anybody's data. Nothing is looked for, and no name decides: a value is kept only at a place of the OpenAPI
 * file that is for one of a list, a switch, a limit or a word of the API's own, or when it is among the program's own texts.
 * Every other one becomes a placeholder. So do the names of members that the file does not have, as those of maps, and all
 * that is in them.
 */
export function sanitiseValue(value: JsonValue, place: Place, context: SanitiserContext): JsonValue {
  if (value === null) return null;
  if (typeof value === "string") return sanitiseText(value, place, context);
  if (typeof value === "boolean") return isOfType(place, "boolean") ? value : "<boolean>";
  if (typeof value === "number") return place.allowed.some(isLimit) ? value : "<number>";
  if (Array.isArray(value)) {
    const items = { ...place, allowed: itemsPlace(place.allowed) };
    return value.map((item) => sanitiseValue(item, items, context));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const allowed = memberPlace(place.allowed, name);
      if (allowed.length > 0) return [name, sanitiseValue(member, { allowed, name, holder: place.name }, context)];
      const shown = isOwn(name, context) ? name : context.placeholders.of(name, "name");
      return [shown, sanitiseValue(member, nowhere, context)];
    }),
  );
}

/** What the OpenAPI file says nothing of. */
const nowhere: Place = { allowed: [], name: "", holder: "" };

/** A text without anybody's data, by the same rule. The empty text says nothing and is kept. */
export function sanitiseText(text: string, place: Place, context: SanitiserContext): string {
  const { allowed, name, holder } = place;
  if (text === "" || isOwn(text, context) || allowed.some((schema) => isApiWord(text, schema))) return text;
  if (allowed.some(isRoundInstant)) return "<instant>";
  const instantMs = allowed.some(isInstant) ? readInstant(text) : undefined;
  if (instantMs !== undefined) return instantPlaceholder(instantMs, context);
  return context.placeholders.of(text, sortOf(name, holder));
}

/** A text in the form of a placeholder is none of ours: a reader would take it for one. */
function isOwn(text: string, { ownTexts }: SanitiserContext): boolean {
  return ownTexts.has(text) && !/^<.*>$/s.test(text);
}

function isOfType({ allowed }: Place, type: string): boolean {
  return allowed.some((schema) => schema["type"] === type);
}

const instant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

function readInstant(text: string): number | undefined {
  const ms = instant.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
