import { ApplyTally } from "../../report/apply-tally.ts";
import type { CommandIo } from "../io.ts";
import type { ApplyView } from "./apply-view.ts";
import { createBlockView } from "./block-view.ts";
import { createLineView } from "./line-view.ts";

/** A block that is painted over where there is a terminal for it, lines everywhere else. */
export function createApplyView(io: CommandIo, { timeScale }: { timeScale: number }): ApplyView {
  const tally = new ApplyTally(timeScale);
  return io.screen ? createBlockView(io, io.screen, tally) : createLineView(io, tally);
}
