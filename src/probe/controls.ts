import type { Bench } from "./bench.ts";
import type { MadeObject, ObjectKind } from "./objects.ts";
import type { Seen } from "./seen.ts";

/** Edits an object to the name that it has: if that is refused, so is every edit. */
export function sameName(bench: Bench, object: MadeObject): () => Promise<Seen> {
  return () => bench.edit(object, { name: object.name });
}

/** Makes an object that is nothing special: if that is refused, so is every other one. */
export function plainObject(bench: Bench, kind: ObjectKind): () => Promise<Seen> {
  return async () => (await bench.create(kind)).seen;
}

/** Whether an object that was deleted is gone. */
export function isGone(bench: Bench, object: MadeObject): () => Promise<boolean> {
  return async () => (await bench.read(object)).status === 404;
}
