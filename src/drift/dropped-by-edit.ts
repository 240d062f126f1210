import { droppedEvents } from "../plan/change/dropped-events.ts";
import type { Change } from "../plan/generated/plan.ts";

/** What an edit of a space filter does to events. */
export interface DroppedByEdit {
  /** Without a full stop. */
  text: string;
  /** Whether events are lost, or may be, that were not before. */
  loses: boolean;
}

/** What becomes of events by an edit by hand; `undefined` where nothing does, and of everything but filters. */
export function droppedByEdit(change: Change): DroppedByEdit | undefined {
  const effect = droppedEvents(change);
  if (!effect) return undefined;
  // A change reads from what is live to what is declared, which is what was applied where nothing else is asked for.
  const { was: live, becomes } = effect;
  const applied = change.reason === "drift" ? becomes : undefined;
  const [now, before] = [live, applied].map((each) => each?.condition ?? "a condition that is not known");
  if (live.drops === false)
    return applied?.drops === false
      ? undefined
      : {
          text: `it drops no events now${applied ? `; as applied, it drops those that match ${before}` : ""}`,
          loses: false,
        };
  if (applied && applied.drops === live.drops && now === before) return undefined;
  const text = `it ${live.drops ? "drops" : "may drop"} events now, and they cannot be brought back: those that match ${now}`;
  if (!applied) return { text, loses: true };
  const only = applied.drops === false ? "it drops none" : `it drops those that match ${before}`;
  return { text: `${text}; as applied, ${only}`, loses: true };
}
