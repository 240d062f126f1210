import type { Drift } from "../../drift/drift.ts";
import { beforeApplying, editsOn, waysOn } from "../../drift/ways-on.ts";
import { escapeControls } from "../../values/printable.ts";
import type { CommandIo } from "../io.ts";
import { commandAbout, type AboutObjects } from "../project/command-about.ts";

/** Says what somebody can do about what moved in the space, and what to know before. Nothing where nothing did. */
export function tellWaysOn(
  io: CommandIo,
  drift: Pick<Drift, "edited" | "missing" | "differing" | "pending">,
  about: Omit<AboutObjects, "addresses">,
): void {
  const ways = waysOn(drift);
  for (const { says, command, flags, addresses } of ways)
    io.stderr(`${says}: ${escapeControls(commandAbout(command, { ...about, addresses }, flags))}\n`);
  const known = beforeApplying(drift);
  if (ways.length > 0 && known.length > 0)
    io.stderr(`Look at that plan before an apply: ${escapeControls(known.join("; "))}.\n`);
  for (const { says, edit } of editsOn(drift)) io.stderr(`${says}: ${escapeControls(edit)}\n`);
}
