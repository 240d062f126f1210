import type { Sweep } from "../../probe/sweep.ts";
import { escapeControls } from "../../values/printable.ts";
import { joinWords, plural } from "../../values/words.ts";
import type { CommandIo } from "../io.ts";

/** Whether nothing stays of what was made, as far as can be known. */
export function isSwept({ left, unread }: Sweep): boolean {
  return left.length === 0 && !unread.includes("audience");
}

/** Tells on stderr what stays, and what nobody can know. */
export function tellSweep(io: CommandIo, { left, unseen, unread }: Sweep, sweepCommand: string): void {
  const say = (text: string): void => io.stderr(`${escapeControls(text)}\n`);
  const warn = (text: string): void => io.stderr(`${io.style.stderr.yellow("Warning:")} ${escapeControls(text)}\n`);
  if (left.length > 0) {
    warn(`${plural(left.length, "object")} could not be deleted:`);
    for (const { kind, id, name, because } of left)
      say(`  ${kind} ${id || "without a known id"} ${JSON.stringify(name)}: ${because}`);
    say(`Run ${sweepCommand} later.`);
  }
  if (unread.length > 0)
    warn(`of these kinds nobody knows what is there, because they cannot be listed: ${joinWords(unread, "and")}`);
  if (unseen.length > 0)
    warn(
      `${plural(unseen.length, "creation")} got no clear answer, and no list shows what it was for. Run ${sweepCommand} in some minutes to be sure.`,
    );
}
