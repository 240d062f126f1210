import { nameEditors } from "../plan/change/authors.ts";
import type { Fate } from "../resources/fate.ts";
import type { People } from "../resources/people.ts";
import type { Drift, DriftedObject, MissingObject } from "./drift.ts";

/** The ids of those whom reports of a drift speak of, each once. */
export function peopleIn({ edited, missing, unmanaged }: Drift): string[] {
  return [
    ...new Set([
      ...edited.flatMap(({ live }) => live?.updatedBy ?? []),
      ...missing.flatMap(({ fate, live, unmarked }) => [
        ...(fate?.type === "deleted" ? [fate.by] : []),
        ...(unmarked && live?.updatedBy !== undefined ? [live.updatedBy] : []),
      ]),
      ...unmanaged.flatMap(({ createdBy }) => createdBy ?? []),
    ]),
  ];
}

/** The same drift with names beside the ids, as far as people are known. */
export function namePeople(drift: Drift, people: People): Drift {
  const named = (fate: Fate): Fate => {
    if (fate.type !== "deleted") return fate;
    const byName = people.get(fate.by);
    return byName === undefined ? fate : { ...fate, byName };
  };
  const plusName = <Key extends string>(key: Key, id: string | undefined): Partial<Record<Key, string>> => {
    const name = people.get(id ?? "");
    return (name === undefined ? {} : { [key]: name }) as Partial<Record<Key, string>>;
  };
  return {
    ...drift,
    edited: nameEditors<DriftedObject>(drift.edited, people),
    missing: nameEditors<MissingObject>(drift.missing, people).map((object) => ({
      ...object,
      ...(object.fate && { fate: named(object.fate) }),
    })),
    troubled: drift.troubled.map((object) => ({ ...object, ...plusName("updatedByName", object.updatedBy) })),
    unmanaged: drift.unmanaged.map((object) => ({ ...object, ...plusName("createdByName", object.createdBy) })),
  };
}
