import { isJsonObject, type JsonObject, type JsonValue } from "../../values/json.ts";
import type { ShapeSlip } from "../../yaml/schema-context.ts";
import { writeFlow } from "../../yaml/write/write-flow.ts";
import { readTime } from "../read-time.ts";
import { eventsOf } from "../rules/test-rule.ts";

/** Words that an event may be begun with, and that are the name of none. */
const fieldLike = /^[a-z]+(?:[_-]?[a-z]+)*$|^[a-z]+[A-Z]\w*$/;

/** A name that is longer is not written out, and neither is an event of more than twice as many characters. */
const longest = 60;

/** When an event happened that does not say so. */
const usualTime = "-3 days";

/** Events that have their name for a key: `- Order Completed: {total: 120}`. */
export function eventSlips(document: JsonValue): ShapeSlip[] {
  return eventsOf(document).flatMap(({ value, pointer }): ShapeSlip[] => {
    const [[name, held] = [], ...more] = isJsonObject(value) ? Object.entries(value) : [];
    if (name === undefined || held === undefined || more.length > 0 || fieldLike.test(name)) return [];
    if (name.length > longest) return [];
    const written = writeFlow({ event: name, ...readHeld(held) });
    const hint = `write ${written.length > 2 * longest ? writeFlow({ event: name, at: usualTime }) : written}`;
    return [{ pointer, message: "has the name of the event for a key", hint, whole: true }];
  });
}

/** What the name of an event was given: a time, fields of an event, or properties. */
function readHeld(held: JsonValue): JsonObject {
  const at = usualTime;
  if (typeof held === "string" && readTime(held, 0) !== undefined) return { at: held };
  if (!isJsonObject(held) || Object.keys(held).length === 0) return { at };
  if ("at" in held || "properties" in held) return { at, ...held };
  return { at, properties: held };
}
