import type { JsonObject } from "../../values/json.ts";
import { byStatus, observed, outside } from "../finding.ts";
import { neverSent } from "../names.ts";
import type { Probe } from "../probe.ts";
import { objectIn, type Seen } from "../seen.ts";

/** What becomes of options. */
export const optionProbes: readonly Probe[] = [
  {
    group: "B",
    title: "an edit of one option alone",
    settles: ["optionsPatch"],
    async look(bench) {
      const { object } = await bench.make("audience", { options: { filterByExternalIds: ["user_id"] } });
      const seen = await bench.edit(object, { options: { includeHistoricalData: true } });
      const ids = optionsIn(seen)["filterByExternalIds"];
      if (!seen.ok) bench.settle("optionsPatch", outside(`status ${seen.status}`, seen));
      else if (!Array.isArray(ids)) bench.leaveOpen("optionsPatch", "the answer does not tell the options");
      else bench.settle("optionsPatch", observed(ids.length === 1 ? "merge" : "replace", seen));
    },
  },
  {
    group: "B",
    title: "days of history without history",
    settles: ["backfillWithoutHistory"],
    async look(bench) {
      const options = { includeHistoricalData: false, backfillEventDataDays: 3 };
      const { seen } = await bench.create("audience", { options });
      if (seen.ok && optionsIn(seen)["includeHistoricalData"] === true)
        bench.settle("backfillWithoutHistory", outside("history is switched on", seen));
      else bench.settle("backfillWithoutHistory", byStatus(seen, { ok: "drop", 422: "refuse", 400: "refuse" }));
    },
  },
  {
    group: "B",
    title: "days of history of a real-time and of a batch audience",
    settles: ["backfillDays"],
    async look(bench) {
      const options = { includeHistoricalData: true, backfillEventDataDays: 3 };
      const { seen: live } = await bench.make("audience", { options });
      const query = `event('${neverSent(bench.run)}').within(7 days).count() >= 1`;
      const { seen: batch } = await bench.make("audience", { options, definition: { query } });
      const [ofLive, ofBatch] = [live, batch].map((seen) => "backfillEventDataDays" in optionsIn(seen));
      if (ofLive) bench.settle("backfillDays", observed(ofBatch ? "always" : "real-time", live, batch));
      else if (ofBatch) bench.settle("backfillDays", outside("only batch audiences have days", live, batch));
      else bench.settle("backfillDays", observed("never", live, batch));
    },
  },
  {
    group: "B",
    title: "anonymous ids that are added to an audience",
    settles: ["anonymousIdPatch"],
    async look(bench) {
      const { object } = await bench.make("audience", { options: { filterByExternalIds: ["user_id"] } });
      const seen = await bench.edit(object, { options: { filterByExternalIds: ["user_id", "anonymous_id"] } });
      bench.settle("anonymousIdPatch", byStatus(seen, { ok: "accept", 422: "refuse", 400: "refuse" }));
    },
  },
];

function optionsIn(seen: Seen): JsonObject {
  return objectIn({ data: objectIn(seen, "audience") }, "options");
}
