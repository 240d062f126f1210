import type { JsonValue } from "../../values/json.ts";
import { declaredNames, mergeNames, type DeclaredName } from "./declared-names.ts";
import { wholeSchema } from "./follow-refs.ts";
import { readSchemaPart } from "./read-schema-part.ts";
import { isOpen, joinAll, nothingSaid, type SchemaReading } from "./schema-reading.ts";

/** What rules declare of one part of their calls. */
export interface DeclaredList {
  /** Left out where none of them has a list of names. */
  names?: DeclaredName[];
  /** Whether one of them allows other names, or has a part that was not read. */
  open: boolean;
  /** Whether one of them says nothing of the part, so that the names are not all of what is planned. */
  silent: boolean;
}

/** Parts of a call that have names. */
export type CallPart = "properties" | "traits" | "context";

/** Reads the JSON Schema of a whole call. */
export function readCall(schema: JsonValue): SchemaReading {
  return readSchemaPart(wholeSchema(schema));
}

/**
 * What versions of a rule declare of a part of their calls.
 *
 * @param common What holds for all calls besides.
 */
export function listAt(versions: readonly SchemaReading[], common: SchemaReading, part: CallPart): DeclaredList {
  const own = versions.map((version) => partOf(version, part));
  const whole = own.map((each) => joinAll(each, partOf(common, part)));
  const listing = whole.filter(({ lists }) => lists);
  return {
    ...(listing.length > 0 && { names: mergeNames(listing.map((each) => declaredNames(each))) }),
    open: whole.some(isOpen),
    silent: own.some(({ lists }) => !lists),
  };
}

/** What was not read around a part may speak of it. */
function partOf({ members, unread }: SchemaReading, part: CallPart): SchemaReading {
  const found = members.get(part) ?? nothingSaid;
  return unread ? { ...found, unread } : found;
}
