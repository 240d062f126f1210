import { readPlaceholder, type Placeholders } from "../placeholders.ts";
import { makeUp } from "./make-up.ts";

/** Which placeholder of a replay stands for which one of the recording. */
export interface Bindings {
  /** Whether two placeholders can stand for the same thing. From then on they do, and for nothing else. */
  bind: (recorded: string, replayed: string) => boolean;
  /** What a text of the recording is in the replay: a placeholder becomes what it is bound to, or a text made up for it. */
  fill: (text: string) => string;
}

/** By so many seconds an instant may be off: both sides round, and a request is on its way for a while. */
const TOLERANCE_SECONDS = 2;

/**
 * Bindings that begin empty.
 *
 * @param placeholders Those of the replay.
 * @param startMs When the replay begins, in milliseconds since 1970: instants are as far from it as in the recording.
 */
export function createBindings(placeholders: Placeholders, startMs: number): Bindings {
  const forward = new Map<string, string>();
  const back = new Map<string, string>();
  return {
    bind(recorded, replayed) {
      const [a, b] = [readPlaceholder(recorded), readPlaceholder(replayed)];
      if (!a || !b) return recorded === replayed;
      if (a.sort === "date" || b.sort === "date")
        return a.sort === b.sort && Math.abs(a.amount - b.amount) <= TOLERANCE_SECONDS;
      // Messages quote ids, and nobody relies on their words.
      if (a.sort === "message" || b.sort === "message") return a.sort === b.sort;
      if (a.sort === "text" && b.sort === "text" && a.amount !== b.amount) return false;
      const isFree = !forward.has(recorded) && !back.has(replayed);
      if (isFree) {
        forward.set(recorded, replayed);
        back.set(replayed, recorded);
      }
      return forward.get(recorded) === replayed;
    },
    fill(text) {
      const instant = readPlaceholder(text);
      if (instant?.sort === "date") return new Date(startMs + instant.amount * 1000).toISOString();
      const bound = forward.get(text);
      return (bound === undefined ? undefined : placeholders.textOf(bound)) ?? makeUp(text);
    },
  };
}
