import { askForAll } from "../ask-for-all.ts";
import { plainObject } from "../controls.ts";
import { settleBy } from "../decide.ts";
import { UndecidedError } from "../ends.ts";
import { observed, timed } from "../finding.ts";
import type { Bench } from "../bench.ts";
import { measureUntil } from "../measure.ts";
import { neverSent } from "../names.ts";
import type { Probe } from "../probe.ts";
import { note } from "../note.ts";
import { entriesIn, granted, objectIn, textIn, type Seen, type Success } from "../seen.ts";
import { listQueryOf } from "../objects.ts";

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
      const query = listQueryOf("filter", spaceId);
      const list = granted(await askForAll((...asked) => bench.look(...asked), "listFiltersForSpace", { query }));
      if (entriesIn(list, "filters").length >= MOST_FILTERS) {
        for (const name of ["filterPatch", "invalidFilter"] as const)
          bench.leaveOpen(name, note`the space has ${MOST_FILTERS} filters or more, and may have ten`);
        return;
      }
      const { object, seen: made } = await bench.make("filter");
      const { seen } = await bench.create("filter", { if: `event = '${neverSent(bench.run)}` });
      await settleBy(bench, "invalidFilter", seen, {
        taken: { as: "accept", shows: (answer) => textIn(objectIn(answer, "filter"), "id") !== "" },
        refused: { 422: "refuse", 400: "refuse" },
        about: ["if"],
        control: plainObject(bench, "filter"),
      });
      const edited = granted(await bench.edit(object, { integrationId: spaceId, enabled: false }));
      const [before, after] = [objectIn(made, "filter"), objectIn(edited, "filter")];
      if (before["if"] === undefined || after["updatedAt"] === before["updatedAt"])
        throw new UndecidedError(note`the answer to an edit of a filter does not show the edit`);
      bench.settle("filterPatch", observed(after["if"] === undefined ? "clear" : "keep", edited));
    },
  },
  {
    group: "G",
    title: "how long a preview takes, and whether it looks at what was before it",
    settles: ["previewSeconds", "previewHistory"],
    async look(bench) {
      const asked = granted(await bench.preview({ audienceType: "USERS", definition: { query: bench.query } }));
      const measurement = await measureUntil(bench, asked, lookAt(bench, asked), isOver);
      if (statusOf(measurement.last) === "FAILED")
        throw new UndecidedError(note`a preview of a query that is sound has failed`);
      bench.settle("previewSeconds", timed(measurement));
      const options = objectIn({ data: objectIn(measurement.last, "audiencePreview") }, "options");
      const history = options["includeHistoricalData"];
      if (typeof history !== "boolean")
        bench.leaveOpen("previewHistory", note`reads do not tell the options of a preview`);
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
      if (!asked.ok) {
        const plain = { audienceType: "USERS", definition: { query: bench.query } };
        const refused = { 422: "refuse", 400: "refuse" } as const;
        const control = (): Promise<Seen> => bench.preview(plain);
        return await settleBy(bench, "invalidPreview", asked, { refused, about: ["definition", "query"], control });
      }
      const { last } = await measureUntil(bench, asked, lookAt(bench, asked), isOver);
      if (bench.settled("previewSeconds") === undefined)
        bench.leaveOpen("invalidPreview", note`no preview of a query that is sound was seen to end`);
      else if (statusOf(last) === "FAILED") bench.settle("invalidPreview", observed("fail", asked, last));
      else bench.leaveOpen("invalidPreview", note`the preview did not fail, or not in time`);
    },
  },
];

function lookAt(bench: Bench, asked: Success): () => Promise<Success> {
  const path = { spaceId: bench.spaceId, id: textIn(objectIn(asked, "audiencePreview"), "id") };
  return async () => granted(await bench.look("getAudiencePreview", { path }));
}

function statusOf(seen: Success): unknown {
  return objectIn(seen, "audiencePreview")["status"];
}

function isOver(seen: Success): boolean {
  return statusOf(seen) === "COMPLETED" || statusOf(seen) === "FAILED";
}
