import { isSink } from "../plan/order/graph-role.ts";
import type { LiveResource } from "../resources/resource.ts";

/** An activation with where it sends, as far as that is known: `"daily" to Mailroom`. */
export function partToText(name: string, connection: LiveResource | undefined): string {
  return `${JSON.stringify(name)}${connection && isSink(connection.kind) ? ` to ${connection.name}` : ""}`;
}
