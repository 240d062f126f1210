import { resourceKinds } from "../../resources/kinds.ts";

const sinks: ReadonlySet<string> = new Set(resourceKinds.flatMap(({ kind, sink }) => (sink ? [kind] : [])));

/** Whether objects of a kind are where audiences are sent. @param kind May be a word that is no kind. */
export function isSink(kind: string | undefined): boolean {
  return sinks.has(kind ?? "");
}
