import type { Change } from "../plan/generated/plan.ts";
import { isSink } from "../plan/order/graph-role.ts";

type Destination = NonNullable<Change["impact"]["destinations"]>[number];

/** What people call a destination: its kind, and its own name where that is another. `undefined` where neither is told. */
export function destinationName({ name, kind }: Destination): string | undefined {
  return name !== undefined && kind !== undefined && name !== kind ? `${kind} (${name})` : (name ?? kind);
}

/** A destination by its name and its id: `Facebook Custom Audiences (Adverts) 5f…`; by its id alone where nothing calls it. */
export function destinationLabel(destination: Destination): string {
  const name = destinationName(destination);
  return name === undefined ? destination.id : `${name} ${destination.id}`;
}

/** What an object is called in a report: a connection by its destination, everything else by its own name. */
export function calledIn({ name, kind, impact }: Pick<Change, "name" | "kind" | "impact">): string {
  const [own] = isSink(kind) ? (impact.destinations ?? []) : [];
  return (own && destinationName(own)) ?? name;
}
