import type { OpenApiSchema } from "../simulator/openapi.ts";
import type { JsonValue } from "../values/json.ts";
import { isApiWord, isLimit } from "./api-words.ts";
import { datePlaceholder, type Placeholders } from "./placeholders.ts";
import { itemsPlace, memberPlace, otherMembersPlace, type Alternatives } from "./schema-places.ts";
import { sortOf } from "./sorts.ts";

/** What decides whether a value is kept. */
export interface SanitiserContext {
  placeholders: Placeholders;
  /** Texts that the program wrote itself. They are kept wherever they stand. */
  ownTexts: ReadonlySet<string>;
  /** When the recording began, in milliseconds since 1970. */
  startMs: number;
}

/** Where a value stands. */
export interface Place {
  /** What the OpenAPI file allows there. */
  allowed: Alternatives;
  /** The name of the field; entries of a list have that of the list. */
  name: string;
  /** The name of the field that the object around it has. */
  holder: string;
}

/**
 * A value without anybody's data. Nothing is looked for: a value is kept only where the OpenAPI file says that it is one of
 * a list, a switch, a limit or a word of the API's own, or when it is among the program's own texts. Every other one becomes
 * a placeholder. So do the names of members that the file does not have.
 */
export function sanitiseValue(value: JsonValue, place: Place, context: SanitiserContext): JsonValue {
  if (value === null) return null;
  if (typeof value === "string") return sanitiseText(value, place, context);
  if (typeof value === "boolean") return isOfType(place, "boolean") ? value : "<boolean>";
  if (typeof value === "number") return isNumber(place) && isLimit(place.name) ? value : "<number>";
  if (Array.isArray(value)) {
    const items = { ...place, allowed: itemsPlace(place.allowed) };
    return value.map((item) => sanitiseValue(item, items, context));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const declared = memberPlace(place.allowed, name);
      const allowed = declared.length > 0 ? declared : otherMembersPlace(place.allowed);
      const shown = declared.length > 0 || isOwn(name, context) ? name : context.placeholders.of(name, "name");
      return [shown, sanitiseValue(member, { allowed, name, holder: place.name }, context)];
    }),
  );
}

/** A text without anybody's data, by the same rule. The empty text says nothing and is kept. */
export function sanitiseText(text: string, place: Place, context: SanitiserContext): string {
  const { allowed, name, holder } = place;
  if (text === "" || isOwn(text, context) || allowed.some((schema) => isKept(text, name, schema))) return text;
  // It lies on the next full hour or day, which no distance to the start says.
  if (name === "nextExecution") return "<instant>";
  const instantMs = allowed.length > 0 && isInstantField(name) ? readInstant(text) : undefined;
  if (instantMs !== undefined) return datePlaceholder(Math.round((instantMs - context.startMs) / 1000));
  return context.placeholders.of(text, sortOf(name, holder));
}

/** A text in the form of a placeholder is none of ours: a reader would take it for one. */
function isOwn(text: string, { ownTexts }: SanitiserContext): boolean {
  return ownTexts.has(text) && !/^<.*>$/s.test(text);
}

function isKept(text: string, name: string, schema: OpenApiSchema): boolean {
  const choices = schema["enum"] as readonly unknown[] | undefined;
  return choices?.includes(text) === true || isApiWord(text, name, schema);
}

function isOfType({ allowed }: Place, type: string): boolean {
  return allowed.some((schema) => schema["type"] === type);
}

function isNumber(place: Place): boolean {
  return isOfType(place, "number") || isOfType(place, "integer");
}

/** Elsewhere a date may be somebody's birthday, which a distance to today would tell. */
function isInstantField(name: string): boolean {
  return /^(?:createdAt|updatedAt|lastSeenAt|deprecatedAt|startTime|endTime|time|timestamp)$/.test(name);
}

const instant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

function readInstant(text: string): number | undefined {
  const ms = instant.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
