import { member } from "../../values/json.ts";
import type { Change } from "../generated/plan.ts";

/** What says of a change that everybody in an audience is sent; and what says that this may be. */
const certain: ReadonlySet<string> = new Set(["plan-resync", "plan-destination-backfill"]);
const possible = "plan-replacement-resend";

/** Whether a finding says that everybody in an audience is sent or may be, which nothing takes back. */
export function saysEverybodyIsSent({ code, severity }: Change["warnings"][number]): boolean {
  return (certain.has(code) || code === possible) && severity === "warning";
}

/** Whether a change sends everybody in an audience to a destination, or may. */
export function sendsEverybody({ warnings }: Pick<Change, "warnings">): boolean {
  return warnings.some(saysEverybodyIsSent);
}

/**
 * Whether an activation begins to send on a connection that is there already. Whether Segment sends everybody then is not
 * documented (API.md 5.8), so they may be sent. What a new connection sends is told of the connection.
 */
export function beginsOnConnection({ action, within = [], before, after, impact }: Change): boolean {
  const [audience, connection] = within;
  const isOn = member(after ?? {}, "enabled") === true;
  const wasOn = action !== "create" && action !== "replace" && member(before ?? {}, "enabled") === true;
  const sendsNobody = impact.destinations?.[0]?.sends === "never";
  return audience !== undefined && connection?.id !== undefined && isOn && !wasOn && !sendsNobody;
}

/** Whether a new connection sends everybody as far as anybody can say, which its finding says nothing sure of. */
export function isDoubtful({ warnings, impact }: Pick<Change, "warnings" | "impact">): boolean {
  if (impact.destinations?.[0]?.sends === "never") return false;
  return warnings.some(saysDoubtful);
}

/** Whether a finding says that nobody can say whether everybody is sent. */
export function saysDoubtful({ code, severity }: Change["warnings"][number]): boolean {
  return code === "plan-destination-backfill" && severity === "info";
}

/** Whether everybody in an audience that is there is sent by a part of it, or may be, however that is known. */
export function maySendEverybody(change: Change): boolean {
  return sendsEverybody(change) || isDoubtful(change) || beginsOnConnection(change);
}

/** Whether that is all that is known: it may. */
export function onlyMaySend({ warnings, impact }: Pick<Change, "warnings" | "impact">): boolean {
  const [to] = impact.destinations ?? [];
  if (to?.sends === "never") return true;
  const isKnown = (code: string): boolean =>
    code !== "plan-destination-backfill" || to === undefined || to.sends !== undefined;
  return warnings.filter(saysEverybodyIsSent).every(({ code }) => code === possible || !isKnown(code));
}
