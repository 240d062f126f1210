import type { Change } from "../plan/generated/plan.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { calledIn } from "./destination-label.ts";

type Connected = Pick<Change, "action" | "kind" | "name" | "impact">;

/** What a change of a connection does to its audience: `is no longer sent to Adverts`. `undefined` of everything else. */
export function connectionText(change: Connected): string | undefined {
  const { action, kind, impact } = change;
  if (!isSink(kind) || impact.audience === undefined) return undefined;
  const to = calledIn(change);
  const sends = impact.destinations?.[0]?.sends;
  if (action === "delete") return `is no longer ${sends === "now" ? "sent" : "connected"} to ${to}`;
  if (action === "create") return `is ${sends === "after" ? "sent" : "connected"} to ${to} from now on`;
  if (action === "replace") return `has its connection to ${to} deleted and created again`;
  return undefined;
}

/** What to call the object of a change in a row: a connection that comes or goes by what that does to its audience. */
export function rowName(change: Connected): string {
  const text = connectionText(change);
  return text === undefined ? calledIn(change) : `${change.impact.audience} ${text}`;
}
