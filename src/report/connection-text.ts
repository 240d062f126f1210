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
  if (action === "delete") return endsText(to, sends);
  if (action === "create") return beginsText(to, sends);
  if (action === "replace") return `has its connection to ${to} deleted and created again`;
  return undefined;
}

type Sends = NonNullable<Change["impact"]["destinations"]>[number]["sends"];

function endsText(to: string, sends: Sends): string {
  return sends === "now" ? `is no longer sent to ${to}` : `is no longer connected to ${to} (${untilNow(sends)})`;
}

/** What a connection that goes did, where it is not known to send, or known not to. */
function untilNow(sends: Exclude<Sends, "now">): string {
  return sends === undefined ? "perhaps sent there until now" : "sending was off";
}

/**
 * The same of a way that goes, in a headline: `no longer sends "Buyers" to Adverts`.
 *
 * @param does Writes a verb as the headline does.
 */
export function endsInHeadline(audience: string, to: string, sends: Sends, does: (verb: string) => string): string {
  return sends === "now"
    ? `no longer ${does("send")} ${audience} to ${to}`
    : `no longer ${does("connect")} ${audience} to ${to} (${untilNow(sends)})`;
}

function beginsText(to: string, sends: Sends): string {
  if (sends === "never") return `is connected to ${to} from now on, sending is off`;
  return `is ${sends === undefined ? "perhaps " : ""}sent to ${to} from now on`;
}

/** What to call the object of a change in a row: a connection that comes or goes by what that does to its audience. */
export function rowName(change: Connected): string {
  const text = connectionText(change);
  return text === undefined ? calledIn(change) : `${change.impact.audience} ${text}`;
}
