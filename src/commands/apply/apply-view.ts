import type { ApplyEvent } from "../../apply/events.ts";
import { ApplyTally } from "../../report/apply-tally.ts";
import { createBlockView } from "./block-view.ts";
import type { CommandIo } from "../io.ts";
import { createLineView } from "./line-view.ts";

/** What a person sees of a running apply. */
export interface ApplyView {
  onEvent: (event: ApplyEvent) => void;
  /** Prints something else in between. */
  write: (text: string) => void;
  /** Takes away what is not to stay, and ends all timers. */
  close: () => void;
}

/** A block that is painted over where there is a terminal for it, lines everywhere else. */
export function createApplyView(io: CommandIo, { timeScale }: { timeScale: number }): ApplyView {
  const tally = new ApplyTally(timeScale);
  return io.screen ? createBlockView(io, io.screen, tally) : createLineView(io, tally);
}
