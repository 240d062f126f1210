import { minuteText } from "../../values/minute-text.ts";
import type { People } from "../../resources/people.ts";
import { ADOPT_WITH_CHANGES, countedAs } from "./counted-as.ts";
import type { Change } from "../generated/plan.ts";
import { undoesEdit } from "./undoes-edit.ts";

/** Who edited an object last, by name or by id. `undefined` where the API does not say. */
export function editorOf({ updatedBy, updatedByName }: NonNullable<Change["live"]> = {}): string | undefined {
  return updatedBy === undefined || updatedBy === "" ? updatedByName : personText(updatedBy, updatedByName);
}

/** What a report calls the author of something. An id alone is called one, and may be that of an API token. */
export function personText(id: string, name: string | undefined): string {
  return name ?? `somebody with the id ${id}`;
}

/** Who edited an object last and when, in parts of a sentence, as far as the API tells: `by Ada Meyer`, `at 2026-03-02 16:41 UTC`. */
export function lastEditTexts(live: NonNullable<Change["live"]> = {}): string[] {
  const editor = editorOf(live);
  return [
    ...(editor === undefined ? [] : [`by ${editor}`]),
    ...(live.updatedAt === undefined || live.updatedAt === "" ? [] : [`at ${minuteText(live.updatedAt)}`]),
  ];
}

/** The ids of those whose edits by hand changes would take back, each once: whom a reviewer wants to ask. */
export function editorsIn(changes: readonly Change[]): string[] {
  const undoing = changes.filter((change) => undoesEdit(change) || mayUndoEdit(change));
  return [...new Set(undoing.flatMap(({ live }) => live?.updatedBy ?? []))];
}

/** Whether an adoption writes fields of an object that nobody owns: whether somebody edited them by hand is not recorded anywhere. */
export function mayUndoEdit(change: Pick<Change, "action" | "kind" | "before" | "after" | "ownership">): boolean {
  return countedAs(change) === ADOPT_WITH_CHANGES && change.ownership.before === null;
}

/** The same with the names of editors beside their ids, as far as people are known. */
export function nameEditors<Object extends Pick<Change, "live">>(objects: readonly Object[], people: People): Object[] {
  return objects.map((object) => {
    const name = people.get(object.live?.updatedBy ?? "");
    return name === undefined ? object : { ...object, live: { ...object.live, updatedByName: name } };
  });
}
