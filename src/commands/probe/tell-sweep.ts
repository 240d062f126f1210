import type { LeftObject, Sweep, SweptObject } from "../../probe/sweep.ts";
import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import type { CommandIo } from "../io.ts";

/** What was deleted, object by object. Ends with a line break. */
export function sweptText({ removed }: Pick<Sweep, "removed">): string {
  const end = removed.length === 0 ? "." : ":";
  const lines = [`${plural(removed.length, "object")} of earlier probes deleted${end}`, ...removed.map(lineOf)];
  return `${lines.map(escapeControls).join("\n")}\n`;
}

/** Tells on stderr what stays and why, what was gone before, and what nobody can know. */
export function tellSweep(io: CommandIo, swept: Sweep, sweepCommand: string): void {
  const { absent, left, kept, unseen, unread } = swept;
  const say = (text: string): void => io.stderr(`${escapeControls(text)}\n`);
  const warn = (text: string): void => io.stderr(`${io.style.stderr.yellow("Warning:")} ${escapeControls(text)}\n`);
  if (left.length > 0) {
    warn(`${plural(left.length, "object")} could not be deleted:`);
    left.map(reasonOf).forEach(say);
    say(`Run ${sweepCommand} later.`);
  }
  if (kept.length > 0) {
    warn(`${plural(kept.length, "object")} left alone, not being as a probe makes them:`);
    kept.map(reasonOf).forEach(say);
    say("If nobody needs them, delete them in Segment.");
  }
  if (absent.length > 0) {
    say(`${plural(absent.length, "object")} of the journal not there any more:`);
    absent.map(lineOf).forEach(say);
  }
  if (unread.length > 0) {
    warn("of these kinds nobody knows what is there, because their list failed:");
    for (const { kind, because } of unread) say(`  ${kind}: ${because}`);
  }
  if (unseen.length > 0) {
    warn(`${plural(unseen.length, "creation")} got no clear answer, and no list shows what it was for:`);
    for (const { kind, name } of unseen) say(`  ${kind} ${JSON.stringify(name)}`);
    say(`Run ${sweepCommand} in some minutes to be sure.`);
  }
}

function reasonOf(object: LeftObject): string {
  return `${lineOf(object)}: ${object.because}`;
}

function lineOf({ kind, id, name }: SweptObject): string {
  return `  ${kind} ${id || "without a known id"} ${JSON.stringify(name)}`;
}
