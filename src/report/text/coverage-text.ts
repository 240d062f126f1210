import { placeText } from "../../diagnostics/diagnostic.ts";
import { coveragePercent, coverageShare, missedGoals, type TestResult } from "../../testing/index.ts";
import { escapeControls } from "../../values/printable.ts";
import type { Style } from "../style.ts";

/** What tests have seen of each object of an environment, and below each what no test has seen, with its place. */
export function coverageLines(result: TestResult, style: Style): string[] {
  const { environment, coverage } = result;
  const { seen, all } = coverageShare(coverage);
  const width = Math.max(0, ...coverage.map(({ address }) => address.length));
  return [
    style.bold(`Coverage of ${environment}: ${coveragePercent(coverageShare(coverage))}% (${seen} of ${all})`),
    ...coverage.flatMap((object) => {
      if (object.untestable !== undefined)
        return [`  ${style.yellow(object.address.padEnd(width))}  cannot be tested: ${object.untestable}`];
      const share = coverageShare([object]);
      const missed = missedGoals(object);
      const head = `${object.address.padEnd(width)}  ${share.seen} of ${share.all}`;
      return [
        `  ${missed.length === 0 ? style.green(head) : style.yellow(head)}`,
        ...missed.map(({ what, source }) => escapeControls(`    no test sees ${what}  (${placeText(source)})`)),
      ];
    }),
  ];
}
