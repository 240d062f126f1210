import { plainObject, sameName } from "../controls.ts";
import { differs, settleBy } from "../decide.ts";
import { observed, outside } from "../finding.ts";
import { neverSent } from "../names.ts";
import type { Probe } from "../probe.ts";
import { note } from "../note.ts";
import { granted, objectIn, textIn, type Success } from "../seen.ts";

/** What becomes of queries. */
export const queryProbes: readonly Probe[] = [
  {
    group: "B",
    title: "a query with odd blanks",
    settles: ["queryEcho"],
    async look(bench) {
      const never = neverSent(bench.run);
      const query = `event( '${never}' )  .count()\n  >=   1`;
      const { object } = await bench.make("audience", { definition: { query } });
      const read = granted(await bench.read(object));
      const shown = objectIn({ data: objectIn(read, "audience") }, "definition")["query"];
      const folded = `event( '${never}' ) .count() >= 1`;
      if (shown === undefined) bench.leaveOpen("queryEcho", note`reads do not tell the query`);
      else if (shown === query) bench.settle("queryEcho", observed("verbatim", read));
      else if (shown === folded) bench.settle("queryEcho", observed("normalised", read));
      else bench.settle("queryEcho", outside(note`the query is written in another way`, read));
    },
  },
  {
    group: "B",
    title: "a query that turns real-time into batch",
    settles: ["cadenceFlip"],
    async look(bench) {
      const { object, seen: made } = await bench.make("audience");
      const query = `event('${neverSent(bench.run)}').within(7 days).count() >= 1`;
      const seen = await bench.edit(object, { definition: { query } });
      await settleBy(bench, "cadenceFlip", seen, {
        taken: { as: "accept", shows: differs("audience", ({ definition }) => definition, made) },
        refused: { 422: 422, 409: 409 },
        about: ["definition", "query"],
        control: sameName(bench, object),
      });
    },
  },
  {
    group: "B",
    title: "a query that cannot be read, and one that makes no sense",
    settles: ["invalidQuery", "querySense"],
    async look(bench) {
      const event = `event('${neverSent(bench.run)}')`;
      const unreadable = await bench.create("audience", { definition: { query: `${event}.count( >= 1` } });
      const refused = { 422: "refuse", 400: "refuse" } as const;
      const about = ["definition", "query"];
      const control = plainObject(bench, "audience");
      const shows = isMade;
      await settleBy(bench, "invalidQuery", unreadable.seen, {
        taken: { as: "accept", shows },
        refused,
        about,
        control,
      });
      // A property belongs to an event, and there is none.
      const senseless = await bench.create("audience", { definition: { query: "property('total') > 1" } });
      await settleBy(bench, "querySense", senseless.seen, { taken: { as: "syntax", shows }, refused, about, control });
    },
  },
];

function isMade(seen: Success): boolean {
  return textIn(objectIn(seen, "audience"), "id") !== "";
}
