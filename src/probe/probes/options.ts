import type { JsonObject } from "../../values/json.ts";
import { plainObject, sameName } from "../controls.ts";
import { settleBy } from "../decide.ts";
import { UndecidedError } from "../ends.ts";
import { observed, outside } from "../finding.ts";
import { neverSent } from "../names.ts";
import type { Probe } from "../probe.ts";
import { note } from "../note.ts";
import { granted, objectIn, type Success } from "../seen.ts";

/** The days of an audience without a window (API.md 2.6). */
const usualDays = 7;

/** What becomes of options. */
export const optionProbes: readonly Probe[] = [
  {
    group: "B",
    title: "an edit of one option alone",
    settles: ["optionsPatch"],
    async look(bench) {
      const { object } = await bench.make("audience", { options: { filterByExternalIds: ["user_id"] } });
      const seen = granted(await bench.edit(object, { options: { includeHistoricalData: true } }));
      const { filterByExternalIds: ids, includeHistoricalData } = optionsIn(seen);
      if (includeHistoricalData !== true)
        bench.leaveOpen("optionsPatch", note`the answer to an edit of an option does not show the edit`);
      else if (!Array.isArray(ids)) bench.leaveOpen("optionsPatch", note`the answer does not tell the options`);
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
        bench.settle("backfillWithoutHistory", outside(note`history is switched on`, seen));
      else if (seen.ok && optionsIn(seen)["backfillEventDataDays"] !== undefined)
        bench.settle("backfillWithoutHistory", outside(note`the days are kept`, seen));
      else
        await settleBy(bench, "backfillWithoutHistory", seen, {
          taken: { as: "drop", shows: (answer) => optionsIn(answer)["includeHistoricalData"] === false },
          refused: { 422: "refuse", 400: "refuse" },
          about: ["options"],
          control: plainObject(bench, "audience"),
        });
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
      if ([live, batch].some((seen) => optionsIn(seen)["includeHistoricalData"] === undefined))
        throw new UndecidedError(note`answers do not tell the options`);
      const [ofLive, ofBatch] = [live, batch].map((seen) => "backfillEventDataDays" in optionsIn(seen));
      if (ofLive) bench.settle("backfillDays", observed(ofBatch ? "always" : "real-time", live, batch));
      else if (ofBatch) bench.settle("backfillDays", outside(note`only batch audiences have days`, live, batch));
      else bench.settle("backfillDays", observed("never", live, batch));
    },
  },
  {
    group: "B",
    title: "days of history of a funnel",
    settles: ["parentWindows"],
    async look(bench) {
      const [event, window] = [neverSent(bench.run), 3];
      const query = `event('${event}').where(event('${event}').within(parent: ${window} days).count() >= 1).count() >= 1`;
      const { seen } = await bench.make("audience", {
        options: { includeHistoricalData: true },
        definition: { query },
      });
      const days = optionsIn(seen)["backfillEventDataDays"];
      if (days === undefined) bench.leaveOpen("parentWindows", note`the answer does not tell the days of a funnel`);
      else if (days === window) bench.settle("parentWindows", observed("counted", seen));
      else if (days === usualDays) bench.settle("parentWindows", observed("left-out", seen));
      else bench.settle("parentWindows", outside(note`a funnel has days of its own`, seen));
    },
  },
  {
    group: "B",
    title: "anonymous ids that are added to an audience",
    settles: ["anonymousIdPatch"],
    async look(bench) {
      const { object } = await bench.make("audience", { options: { filterByExternalIds: ["user_id"] } });
      const seen = await bench.edit(object, { options: { filterByExternalIds: ["user_id", "anonymous_id"] } });
      const ids = (answer: Success): string => JSON.stringify(optionsIn(answer)["filterByExternalIds"] ?? "");
      await settleBy(bench, "anonymousIdPatch", seen, {
        taken: { as: "accept", shows: (answer) => ids(answer).includes("anonymous_id") },
        refused: { 422: "refuse", 400: "refuse" },
        about: ["options", "filterByExternalIds"],
        control: sameName(bench, object),
      });
    },
  },
];

function optionsIn(seen: Success): JsonObject {
  return objectIn({ data: objectIn(seen, "audience") }, "options");
}
