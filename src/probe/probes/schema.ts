import type { Bench } from "../bench.ts";
import { note } from "../note.ts";
import { settleBy } from "../decide.ts";
import { UndecidedError } from "../ends.ts";
import { observed } from "../finding.ts";
import { neverSent } from "../names.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, granted, textIn, type Seen } from "../seen.ts";
import { anHour } from "./access.ts";

/** What the space schema and event volumes do with what they are asked. */
export const schemaProbes: readonly Probe[] = [
  {
    group: "A",
    title: "an event that the space has not seen",
    settles: ["schemaUnknownName"],
    async look(bench) {
      if (!mayRead(bench, "schemaAccess"))
        return bench.leaveOpen("schemaUnknownName", note`the token may not read the space schema`);
      const path = { spaceId: bench.spaceId, eventName: neverSent(bench.run) };
      const seen = await bench.look("listPropertiesFromEvent", { path });
      await settleBy(bench, "schemaUnknownName", seen, {
        taken: { as: "empty", shows: (answer) => entriesIn(answer, "properties").length === 0 },
        refused: { 404: 404 },
        control: () => bench.look("listEvents", { path: { spaceId: bench.spaceId } }),
      });
    },
  },
  {
    group: "A",
    title: "a search of the space schema in other letters",
    settles: ["schemaSearchCase"],
    async look(bench) {
      if (!mayRead(bench, "schemaAccess"))
        return bench.leaveOpen("schemaSearchCase", note`the token may not read the space schema`);
      const path = { spaceId: bench.spaceId };
      const events = entriesIn(granted(await bench.look("listEvents", { path })), "events");
      const names = events.map((event) => textIn(event, "name"));
      // A name that, in other letters, no name has: then only the case can make the difference.
      const name = names.find((each) => !names.some((other) => other.includes(swapCase(each))));
      if (name === undefined)
        return bench.leaveOpen("schemaSearchCase", note`the space has seen no event whose name has letters`);
      const search = async (text: string): Promise<[seen: Seen, found: boolean]> => {
        const page = granted(await bench.look("listEvents", { path, query: { search: text } }));
        return [page, entriesIn(page, "events").some((event) => event["name"] === name)];
      };
      const [seen, found] = await search(swapCase(name));
      if (!found && !(await search(name))[1])
        throw new UndecidedError(note`a search for the name of an event does not find the event`);
      bench.settle("schemaSearchCase", observed(found ? "ignored" : "exact", seen));
    },
  },
  {
    group: "A",
    title: "how a parameter with several values is spelled",
    settles: ["arrayParameters"],
    async look(bench) {
      if (!mayRead(bench, "volumesAccess"))
        return bench.leaveOpen("arrayParameters", note`the token may not read event volumes`);
      const groupedBy = (groupBy: string): Promise<Seen> =>
        bench.look("getEventsVolumeFromWorkspace", { query: { granularity: "HOUR", ...anHour(), groupBy } });
      await settleBy(bench, "arrayParameters", await groupedBy("eventName,source"), {
        // Where a value that nothing has is taken as well, nobody has read it.
        taken: { as: "brackets-or-commas", shows: async () => !(await groupedBy("audiencectlProbe")).ok },
        refused: { 422: "brackets", 400: "brackets" },
        about: ["groupBy"],
        control: () => bench.look("getEventsVolumeFromWorkspace", { query: { granularity: "HOUR", ...anHour() } }),
      });
    },
  },
];

function mayRead(bench: Bench, setting: "schemaAccess" | "volumesAccess"): boolean {
  return bench.settled(setting)?.value === "all";
}

/** Only letters of which each has one other: some have none, or two. */
function swapCase(text: string): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}
