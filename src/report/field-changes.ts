import type { Change, PlainObject, PlainValue } from "../plan/generated/plan.ts";

/** One field of a change, as people read it: `definition.query`. */
export interface FieldChange {
  field: string;
  pointer: string;
  /** `undefined` where there is no value. */
  before: PlainValue | undefined;
  after: PlainValue | undefined;
}

/** The fields that a change touches: all of them for a creation, the differing ones otherwise. */
export function fieldChanges({ before, after, action }: Change): FieldChange[] {
  if (action === "delete" || action === "forget") return [];
  const left = new Map(leaves(before ?? {}, ""));
  const right = new Map(leaves(after ?? {}, ""));
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((pointer) => ({
      field: pointer.slice(1).replaceAll("/", "."),
      pointer,
      before: left.get(pointer),
      after: right.get(pointer),
    }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));
}

/** Every value that is not an object, with its place. Lists are one value: they are compared and shown whole. */
function leaves(value: PlainObject, at: string): [string, PlainValue][] {
  return Object.entries(value).flatMap(([key, child]) => {
    const pointer = `${at}/${key}`;
    return typeof child === "object" && child !== null && !Array.isArray(child)
      ? leaves(child, pointer)
      : [[pointer, child] as [string, PlainValue]];
  });
}
