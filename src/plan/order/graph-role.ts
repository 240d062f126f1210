import { resourceKinds } from "../../resources/kinds.ts";

/** The kind of a node for a trait that no manifest declares. */
export const UNDECLARED_TRAIT = "Trait";

/** What a node of the graph of dependencies is to people: a value on profiles, where audiences are sent, or neither. */
export type GraphRole = "trait" | "sink" | "other";

const roles: ReadonlyMap<string, GraphRole> = new Map<string, GraphRole>([
  [UNDECLARED_TRAIT, "trait"],
  ...resourceKinds.map(
    ({ kind, sink, keyMeans }) => [kind, sink ? "sink" : keyMeans === "trait" ? "trait" : "other"] as const,
  ),
]);

/** The role of the nodes of a kind. @param kind May be a word that is no kind. */
export function graphRole(kind: string): GraphRole {
  return roles.get(kind) ?? "other";
}

/** Whether objects of a kind are where audiences are sent. @param kind May be a word that is no kind. */
export function isSink(kind: string | undefined): boolean {
  return kind !== undefined && graphRole(kind) === "sink";
}
