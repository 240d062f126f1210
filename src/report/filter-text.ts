import { droppedEvents } from "../plan/change/dropped-events.ts";
import { compareReach } from "./condition-parts.ts";
import type { Change } from "../plan/generated/plan.ts";

/** What a change of a space filter does to events. */
interface FilterEffect {
  /** Without a full stop. */
  text: string;
  /** Whether events are lost, or may be, that were not before; `undefined` where the filter drops nothing, before and after. */
  loses?: boolean;
}

/** What becomes of events by a change; `undefined` where nothing does, and of everything but filters. */
export function filterEffect(change: Change): FilterEffect | undefined {
  const effect = droppedEvents(change);
  if (!effect) return undefined;
  const { was, becomes } = effect;
  const [old = "a condition that is not known", next = ""] = [was.condition, becomes.condition];
  if (becomes.drops === false && was.drops !== false)
    return { text: `it no longer drops events: those that match ${old}`, loses: false };
  if (old === next && was.drops === becomes.drops) return undefined;
  if (becomes.drops === false)
    return change.action === "delete" || change.action === "create"
      ? undefined
      : { text: `its condition changes from ${old} to ${next}, and it drops no events` };
  const reach = was.drops && becomes.drops && was.condition !== undefined ? compareReach(old, next) : undefined;
  if (reach === "fewer")
    return {
      text: `it drops fewer events from now on: only those that match ${next}; until now it dropped those that match ${old}`,
      loses: false,
    };
  if (reach === "more")
    return {
      text: `it drops more events from now on, and they cannot be brought back: those that match ${next}; until now it dropped only those that match ${old}`,
      loses: true,
    };
  const verb = becomes.drops ? "drops" : "may drop";
  const text = `it ${verb} events from now on, and they cannot be brought back: those that match ${next}`;
  if (was.drops === false) return { text, loses: true };
  const until = was.drops ? "dropped" : "may have dropped";
  return { text: `${text}; until now it ${until} those that match ${old}`, loses: true };
}

/** Whether a change drops events for good that were not dropped before, or may. */
export function losesEvents(change: Change): boolean {
  return filterEffect(change)?.loses === true;
}
