import { askForAll } from "../ask-for-all.ts";
import { byStatus, observed, outside, timed } from "../finding.ts";
import { measureUntil } from "../measure.ts";
import { neverSent } from "../names.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, objectIn, textIn, type Seen } from "../seen.ts";
import { listQueryOf } from "../objects.ts";
import { UnexpectedError } from "../ends.ts";

/** So many filters of a space leave room for two more of ten (API.md 6.2). */
const MOST_FILTERS = 8;

/** Space filters and previews. */
export const neighbourProbes: readonly Probe[] = [
  {
    group: "G",
    title: "an edit of a filter that leaves fields out, and a filter that cannot be read",
    settles: ["filterPatch", "invalidFilter"],
    async look(bench) {
      const { spaceId } = bench;
      const list = await askForAll((...asked) => bench.look(...asked), "listFiltersForSpace", {
        query: listQueryOf("filter", spaceId),
      });
      if (entriesIn(list, "filters").length >= MOST_FILTERS) {
        for (const name of ["filterPatch", "invalidFilter"] as const)
          bench.leaveOpen(name, `the space has ${MOST_FILTERS} filters or more, and may have ten`);
        return;
      }
      const { object } = await bench.make("filter");
      const edited = await bench.edit(object, { integrationId: spaceId, enabled: false });
      const { if: condition } = objectIn(edited, "filter");
      if (edited.ok) bench.settle("filterPatch", observed(condition === undefined ? "clear" : "keep", edited));
      else bench.settle("filterPatch", outside(`status ${edited.status}`, edited));
      const { seen } = await bench.create("filter", { if: `event = '${neverSent(bench.run)}` });
      bench.settle("invalidFilter", byStatus(seen, { ok: "accept", 422: "refuse", 400: "refuse" }));
    },
  },
  {
    group: "G",
    title: "how long a preview takes, and whether it looks at what was before it",
    settles: ["previewSeconds", "previewHistory"],
    async look(bench) {
      const asked = await bench.preview({ audienceType: "USERS", definition: { query: bench.query } });
      if (!asked.ok) throw new UnexpectedError(`a preview failed (HTTP ${asked.status})`);
      const path = { spaceId: bench.spaceId, id: textIn(objectIn(asked, "audiencePreview"), "id") };
      const look = (): Promise<Seen> => bench.look("getAudiencePreview", { path });
      const measurement = await measureUntil(bench, asked, look, isOver);
      bench.settle("previewSeconds", timed(measurement));
      const options = objectIn({ data: objectIn(measurement.last, "audiencePreview") }, "options");
      const history = options["includeHistoricalData"];
      if (typeof history !== "boolean") bench.leaveOpen("previewHistory", "reads do not tell the options of a preview");
      else bench.settle("previewHistory", observed(history ? "included" : "as-needed", measurement.last));
    },
  },
  {
    group: "G",
    title: "a preview of a query that cannot be read",
    settles: ["invalidPreview"],
    async look(bench) {
      const query = `event('${neverSent(bench.run)}').count( >= 1`;
      const asked = await bench.preview({ audienceType: "USERS", definition: { query } });
      if (!asked.ok) return bench.settle("invalidPreview", byStatus(asked, { 422: "refuse", 400: "refuse" }));
      const path = { spaceId: bench.spaceId, id: textIn(objectIn(asked, "audiencePreview"), "id") };
      const look = (): Promise<Seen> => bench.look("getAudiencePreview", { path });
      const { last } = await measureUntil(bench, asked, look, isOver);
      const { status } = objectIn(last, "audiencePreview");
      if (status === "FAILED") bench.settle("invalidPreview", observed("fail", asked, last));
      else bench.leaveOpen("invalidPreview", "the preview did not fail, or not in time");
    },
  },
];

function isOver(seen: Seen): boolean {
  return objectIn(seen, "audiencePreview")["status"] !== "RUNNING";
}
