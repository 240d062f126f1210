import type { Bench } from "../bench.ts";
import { byStatus, observed, outside } from "../finding.ts";
import { neverSent } from "../names.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, textIn } from "../seen.ts";
import { anHour } from "./access.ts";

/** What the space schema and event volumes do with what they are asked. */
export const schemaProbes: readonly Probe[] = [
  {
    group: "A",
    title: "an event that the space has not seen",
    settles: ["schemaUnknownName"],
    async look(bench) {
      if (!mayRead(bench, "schemaAccess"))
        return bench.leaveOpen("schemaUnknownName", "the token may not read the space schema");
      const path = { spaceId: bench.spaceId, eventName: neverSent(bench.run) };
      const seen = await bench.look("listPropertiesFromEvent", { path });
      bench.settle("schemaUnknownName", byStatus(seen, { 404: 404, ok: "empty" }));
    },
  },
  {
    group: "A",
    title: "a search of the space schema in other letters",
    settles: ["schemaSearchCase"],
    async look(bench) {
      if (!mayRead(bench, "schemaAccess"))
        return bench.leaveOpen("schemaSearchCase", "the token may not read the space schema");
      const path = { spaceId: bench.spaceId };
      const names = entriesIn(await bench.look("listEvents", { path }), "events").map((event) => textIn(event, "name"));
      // A name that, in other letters, no name has: then only the case can make the difference.
      const name = names.find((each) => !names.some((other) => other.includes(swapCase(each))));
      if (name === undefined)
        return bench.leaveOpen("schemaSearchCase", "the space has seen no event whose name has letters");
      const seen = await bench.look("listEvents", { path, query: { search: swapCase(name) } });
      const found = entriesIn(seen, "events").some((event) => event["name"] === name);
      if (!seen.ok) bench.settle("schemaSearchCase", outside(`status ${seen.status}`, seen));
      else bench.settle("schemaSearchCase", observed(found ? "ignored" : "exact", seen));
    },
  },
  {
    group: "A",
    title: "how a parameter with several values is spelled",
    settles: ["arrayParameters"],
    async look(bench) {
      if (!mayRead(bench, "volumesAccess"))
        return bench.leaveOpen("arrayParameters", "the token may not read event volumes");
      const query = { granularity: "HOUR", ...anHour(), groupBy: "eventName,source" };
      const seen = await bench.look("getEventsVolumeFromWorkspace", { query });
      bench.settle("arrayParameters", byStatus(seen, { ok: "brackets-or-commas", 422: "brackets", 400: "brackets" }));
    },
  },
];

function mayRead(bench: Bench, setting: "schemaAccess" | "volumesAccess"): boolean {
  return bench.settled(setting)?.value === "all";
}

function swapCase(text: string): string {
  return text.replaceAll(/\p{Letter}/gu, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}
