import { askForAll } from "../ask-for-all.ts";
import type { Bench } from "../bench.ts";
import { note } from "../note.ts";
import { observed, timed } from "../finding.ts";
import { measureUntil } from "../measure.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, granted, objectIn, type Success } from "../seen.ts";

/** API seconds before each look at the list: together forty-five. */
const WAITS = [0, 1, 1, 2, 2, 4, 5, 10, 20] as const;

/** What lists leave out. */
export const listProbes: readonly Probe[] = [
  {
    group: "B",
    title: "how soon a list shows a new audience, and whether it hides some",
    settles: ["listLagSeconds", "hiddenFromList"],
    async look(bench) {
      const { seen, object } = await bench.make("audience");
      const shows = (page: Success): boolean => entriesIn(page, "audiences").some(({ id }) => id === object.id);
      const hides = (page: Success): boolean => (hiddenBy(page) ?? 0) > 0;
      const isDone = (page: Success): boolean => shows(page) || hides(page);
      const measurement = await measureUntil(bench, seen, () => lookAtAll(bench), isDone, WAITS);
      settleHidden(bench, measurement.last);
      if (hides(measurement.last)) bench.leaveOpen("listLagSeconds", note`lists hide what is new`);
      else bench.settle("listLagSeconds", timed(measurement));
    },
  },
];

/** All pages, as a new audience may be on any of them. */
async function lookAtAll(bench: Bench): Promise<Success> {
  const path = { spaceId: bench.spaceId };
  return granted(await askForAll((...asked) => bench.look(...asked), "listAudiences", { path }));
}

/** How many a list counts and does not show; `undefined` where it does not say how many there are. */
function hiddenBy(page: Success): number | undefined {
  const { totalEntries } = objectIn(page, "pagination");
  if (typeof totalEntries !== "number") return undefined;
  return totalEntries - entriesIn(page, "audiences").length;
}

function settleHidden(bench: Bench, page: Success): void {
  const hidden = hiddenBy(page);
  if (hidden === undefined) bench.leaveOpen("hiddenFromList", note`the list does not say how many there are`);
  else if (hidden > 0 && entriesIn(page, "audiences").length === 0)
    bench.settle("hiddenFromList", { ...observed(hidden, page), confidence: "at-least", min: hidden });
  else bench.settle("hiddenFromList", observed(hidden, page));
}
