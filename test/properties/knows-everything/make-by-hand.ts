import { fieldsOf, type Values } from "./fields.ts";
import { looksUnfinished, nameOf, type Known, type LiveObject } from "./model.ts";
import { freeName, nextNumber, pick, pickKind } from "./pick.ts";
import type { RealSpace } from "./real-space.ts";
import { lists, toBody } from "./wire.ts";

/** A space takes ten filters at most. */
const MOST_OBJECTS = 8;

/** Makes an object that nobody owns. */
export async function makeByHand(known: Known, space: RealSpace, which: number): Promise<string | undefined> {
  const kind = pickKind(which);
  const number = nextNumber(known);
  const name = freeName(known, { kind, number }, number);
  if (name === undefined || known.live.length >= MOST_OBJECTS) return undefined;
  const values = Object.fromEntries(fieldsOf[kind].map((row) => [row.field, pick(row.values(number), 1)])) as Values;
  const object: LiveObject = { kind, number, id: "", key: undefined, values: { ...values, name } };
  await post(known, space, object);
  return `somebody makes ${nameOf(object)}`;
}

/**
 * Copies an object under another name, marker and all. One of an object without a key is not made: it could not
 * be told from it.
 */
export async function copyByHand(
  known: Known,
  space: RealSpace,
  original: LiveObject,
  wanted: number,
): Promise<string | undefined> {
  const { kind, id, key, mark, values } = original;
  const number = nextNumber(known);
  const name = freeName(known, { kind, number }, wanted);
  if (name === undefined || known.live.length >= MOST_OBJECTS || key === undefined) return undefined;
  const copied: Values = { ...values, name, ...(!values.description && !mark && { description: "One" }) };
  const object: LiveObject = {
    kind,
    number,
    id: "",
    key,
    values: copied,
    ...(mark && { mark: structuredClone(mark) }),
  };
  if (looksUnfinished(object, name)) return undefined;
  await post(known, space, object, mark && space.descriptionOf(kind, id));
  return `somebody copies ${nameOf(original)} as ${name}`;
}

async function post(known: Known, space: RealSpace, object: LiveObject, description?: string): Promise<void> {
  const { kind, values } = object;
  const body = toBody(kind, { ...values, ...(description !== undefined && { description }) });
  await space.send("POST", lists[kind], { ...(kind === "Audience" && { audienceType: "USERS" }), ...body });
  learn(known, space, object);
}

/** Takes down an object that was just made, with the id and key that the server gave it. */
export function learn(known: Known, space: RealSpace, object: LiveObject): LiveObject {
  const stored = space.stored()[object.kind].findLast(({ name }) => name === object.values.name);
  object.id = stored?.id ?? "";
  object.key = stored?.key;
  known.live.push(object);
  return object;
}
