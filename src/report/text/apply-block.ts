import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import type { ApplyTally } from "../apply-tally.ts";
import { progressSpans, timeLeft } from "./apply-progress.ts";
import { actionWords } from "..//action-words.ts";
import { durationText } from "../../values/duration.ts";
import { fitLine, type Span } from "./fit-line.ts";
import { type Style } from "../style.ts";

/** What the block is drawn for. */
export interface BlockFrame {
  nowMs: number;
  columns: number;
  rows: number;
}

/** So many addresses of one sort are shown. */
const MOST_SHOWN = 5;

const phaseTexts: Record<ApplyTally["phase"], string | undefined> = {
  working: undefined,
  stopping: "stopping after the requests in flight finish",
  proving: "reading the space again, to prove that it is as planned …",
};

/**
 * A running apply as the lines of a block that is painted over and over: how far it is, what is under way and what is
 * waited for. No line is wider than the terminal, and there are fewer lines than it has.
 */
export function renderBlockText(tally: ApplyTally, { nowMs, columns, rows }: BlockFrame, style: Style): string[] {
  const phase = phaseTexts[tally.phase];
  const left = timeLeft(tally, nowMs);
  const lines: Span[][] = [
    [
      { text: "Applying: ", paint: style.bold },
      ...progressSpans(tally, style),
      ...(tally.open > 0 ? [{ text: `, ${tally.open} not begun` }] : []),
      ...(left === undefined ? [] : [{ text: `, ${left}` }]),
    ],
    ...[...(phase === undefined ? [] : [phase]), ...troubleTexts(tally, nowMs)].map((text) => [
      { text: `  ${text}`, paint: style.yellow },
    ]),
    ...shown([...tally.running], "in progress", ([address, action]) => [
      { text: `  ${escapeControls(address)}`, paint: style.bold },
      { text: `: ${actionWords[action].underWay} …` },
    ]),
    ...shown([...tally.waiting], "waiting", ([address, { status, untilMs }]) => [
      { text: `  ${escapeControls(address)}`, paint: style.bold },
      { text: `: waiting, it is ${escapeControls(status)}`, paint: style.yellow },
      { text: `; for another ${durationText((untilMs - nowMs) / 1000)} at most` },
    ]),
  ];
  // The last column stays free: some terminals wrap as soon as it is written.
  return lines.slice(0, Math.max(1, rows - 1)).map((spans) => fitLine(spans, columns - 1));
}

function troubleTexts({ troubled }: ApplyTally, nowMs: number): string[] {
  return [...troubled].map(
    ([lane, untilMs]) => `${lane} only fails; trying it again in ${durationText((untilMs - nowMs) / 1000)}`,
  );
}

function shown<Entry>(entries: readonly Entry[], what: string, render: (entry: Entry) => Span[]): Span[][] {
  const lines = entries.slice(0, MOST_SHOWN).map(render);
  const more = entries.length - lines.length;
  return more > 0 ? [...lines, [{ text: `  and ${more} more ${what}` }]] : lines;
}

/** What is told every now and then where nothing can be painted. */
export function renderHeartbeatText(tally: ApplyTally, nowMs: number, style: Style): string {
  const waits = [...tally.waiting.values()];
  const locks = waits.filter(({ status }) => /lock/i.test(status)).length;
  const computations = waits.length - locks;
  const waiting = [
    ...(locks > 0 ? [plural(locks, "lock")] : []),
    ...(computations > 0 ? [plural(computations, "computation")] : []),
  ];
  const phase = phaseTexts[tally.phase];
  const parts = [
    progressSpans(tally, style)
      .map(({ text, paint = (same) => same }) => paint(text))
      .join(""),
    ...(waiting.length > 0 ? [`waiting for ${waiting.join(" and ")}`] : []),
    ...(phase === undefined ? [] : [phase]),
    ...troubleTexts(tally, nowMs),
    ...[timeLeft(tally, nowMs) ?? []].flat(),
  ];
  return `still working: ${parts.join(", ")}`;
}
