import type { Ask } from "./ask.ts";
import type { JournalRest } from "./journal.ts";

/** What a sweep needs. */
export interface SweepOptions {
  ask: Ask;
  spaceId: string;
  /** What a journal says is open. Left out: there is none. */
  rest?: JournalRest | undefined;
  /** Only what this run made; left out: what any run made. */
  run?: string | undefined;
  /** Waits so many API seconds. */
  sleep: (seconds: number) => Promise<void>;
  /** Told of everything that is gone. */
  onGone?: (id: string) => void;
}
