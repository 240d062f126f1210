import type { ApplyEvent } from "../../apply/events.ts";
import type { BlockFrame } from "../../report/text/apply-block.ts";

/** Something that goes on for a while and says how far it is. Each of its texts is one line. */
export interface Shown {
  /** What is painted on a terminal; no lines: nothing goes on just now. */
  lines: (frame: BlockFrame) => readonly string[];
  /** One more line on a terminal, below what is shown in its place; `undefined`: nothing. */
  aside?: () => string | undefined;
  /** What a log is told after a silence; `undefined`: nothing goes on just now. */
  beat: (nowMs: number) => string | undefined;
  /** The same in a log of JSON lines. Left out: its events tell enough. */
  event?: () => Omit<ApplyEvent, "time"> | undefined;
}

/** What is done with something that is shown. */
export interface Showing {
  /** There is news. */
  refresh: () => void;
  /** Takes it away. */
  close: () => void;
}

/**
 * Where a command shows how far it is: lines painted over at the end of a terminal, or a line after a silence
 * in a log. Of what is shown, the latest that goes on has the place.
 */
export interface Stage {
  show: (shown: Shown) => Showing;
}

/** One way to show what is on the stage. */
export interface Display {
  start: () => void;
  refresh: () => void;
  /** Lets something else be written. */
  around: (write: () => void) => void;
  close: () => void;
}
