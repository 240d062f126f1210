import type { Bench } from "../bench.ts";
import { observed, timed } from "../finding.ts";
import { measureUntil } from "../measure.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, objectIn, type Seen } from "../seen.ts";

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
      const shows = (page: Seen): boolean => entriesIn(page, "audiences").some(({ id }) => id === object.id);
      const hides = (page: Seen): boolean => (hiddenBy(page) ?? 0) > 0;
      const isDone = (page: Seen): boolean => shows(page) || hides(page);
      const measurement = await measureUntil(bench, seen, () => lastPage(bench), isDone, WAITS);
      settleHidden(bench, measurement.last);
      if (hides(measurement.last)) bench.leaveOpen("listLagSeconds", "lists hide what is new");
      else bench.settle("listLagSeconds", timed(measurement));
    },
  },
];

/** The page that a new audience is on, as far as lists are in the order of creation. */
async function lastPage(bench: Bench): Promise<Seen> {
  const path = { spaceId: bench.spaceId };
  const first = await bench.look("listAudiences", { path });
  const next = objectIn(first, "pagination")["next"];
  if (typeof next !== "string") return first;
  return await bench.look("listAudiences", { path, query: { "pagination.cursor": next } });
}

/** How many a list counts and does not show; `undefined` where it is not one page, or does not say how many there are. */
function hiddenBy(page: Seen): number | undefined {
  const { next, previous, totalEntries } = objectIn(page, "pagination");
  if (typeof totalEntries !== "number" || typeof next === "string" || typeof previous === "string") return undefined;
  return totalEntries - entriesIn(page, "audiences").length;
}

function settleHidden(bench: Bench, page: Seen): void {
  const hidden = hiddenBy(page);
  if (hidden === undefined)
    bench.leaveOpen("hiddenFromList", "the list has more than one page, or does not say how many there are");
  else if (hidden > 0 && entriesIn(page, "audiences").length === 0)
    bench.settle("hiddenFromList", { ...observed(hidden, page), confidence: "at-least", min: hidden });
  else bench.settle("hiddenFromList", observed(hidden, page));
}
