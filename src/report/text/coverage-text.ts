import { placeText } from "../../diagnostics/diagnostic.ts";
import {
  coveragePercent,
  coverageShare,
  leastCoveredFirst,
  missedGoals,
  type ObjectCoverage,
  type TestResult,
} from "../../testing/index.ts";
import { escapeControls } from "../../values/printable.ts";
import { count, plural } from "../../values/words.ts";
import type { Style } from "../style.ts";

/** Up to so many objects are told with all that no test sees; of more, those that are covered least. */
const MOST_OBJECTS = 10;

/** Where objects are left out, so many lines are told of each of the others. */
const MOST_MISSED = 3;

/** What tests have seen of each object of an environment, and below each what no test has seen, with its place. */
export function coverageLines(result: TestResult, style: Style): string[] {
  const { environment, coverage } = result;
  const { seen, all } = coverageShare(coverage);
  const shown = leastCoveredFirst(coverage).slice(0, MOST_OBJECTS);
  const more = coverage.length - shown.length;
  const width = Math.max(0, ...shown.map(({ address }) => address.length));
  return [
    style.bold(
      `Coverage of ${environment}: ${coveragePercent({ seen, all })}% (${count(seen)} of ${count(all)})${more > 0 ? ", least covered first" : ""}`,
    ),
    ...shown.flatMap((object) => objectLines(object, width, more > 0 ? MOST_MISSED : undefined, style)),
    ...(more > 0
      ? [`  … and ${plural(more, "more object")}. To see all: --format json; to see all of one: name its address`]
      : []),
  ];
}

/** @param most So many lines of what is missed; `undefined`: all. */
function objectLines(object: ObjectCoverage, width: number, most: number | undefined, style: Style): string[] {
  if (object.untestable !== undefined)
    return [`  ${style.yellow(object.address.padEnd(width))}  cannot be tested: ${object.untestable}`];
  const share = coverageShare([object]);
  const missed = missedGoals(object);
  const head = `${object.address.padEnd(width)}  ${share.seen} of ${share.all}`;
  const more = missed.length - (most ?? missed.length);
  return [
    `  ${missed.length === 0 ? style.green(head) : style.yellow(head)}`,
    ...missed
      .slice(0, most)
      .map(({ what, source }) => escapeControls(`    no test sees ${what}  (${placeText(source)})`)),
    ...(more > 0 ? [`    … and ${count(more)} more`] : []),
  ];
}
