import type { ExchangeDifference, ReplayResult } from "../../recording/replay/replay.ts";
import type { Style } from "../../report/style.ts";
import type { JsonValue } from "../../values/json.ts";
import { groupBy } from "../../values/group-by.ts";
import { escapeControls } from "../../values/printable.ts";
import { shorten } from "../../values/shorten.ts";
import { plural } from "../../values/words.ts";

/** So much of a value is shown, in characters. */
const LONGEST_VALUE = 100;

/** What came of a replay, difference by difference under the exchange that has them. */
export function renderReplayText(result: ReplayResult, style: Style): string {
  const { differences, compared, comparedInPart, skipped } = result;
  const byExchange = groupBy(differences, ({ n }) => n);
  const blocks = [...byExchange].map(([n, found]) => {
    const lines = found.map((each) => `  ${escapeControls(describe(each))}\n`);
    return `${style.bold(`${n} ${found[0]?.operation ?? ""}`)}\n${lines.join("")}\n`;
  });
  const all = compared + comparedInPart;
  const verdict =
    differences.length === 0
      ? `The simulator answers ${plural(all, "exchange")} as recorded.`
      : `${plural(differences.length, "difference")} in ${byExchange.size} of ${plural(all, "exchange")}.`;
  const notes = [
    ...(comparedInPart > 0
      ? [
          `${plural(comparedInPart, "exchange")} compared only by status and outermost names: what they show of the space is not rebuilt.`,
        ]
      : []),
    ...(skipped.length > 0
      ? [
          `${plural(skipped.length, "exchange")} not sent again: no answer, a 429, a failure of the server, or something that is not rebuilt.`,
        ]
      : []),
  ];
  return `${blocks.join("")}${[verdict, ...notes].join("\n")}\n`;
}

function describe({ path, recorded, replayed }: ExchangeDifference): string {
  return `${path}: recorded ${valueText(recorded)}, simulator ${valueText(replayed)}`;
}

function valueText(value: JsonValue | undefined): string {
  return value === undefined ? "nothing" : shorten(JSON.stringify(value), LONGEST_VALUE);
}
