import type { Bench } from "../bench.ts";
import { note } from "../note.ts";
import { observed, outside, timed } from "../finding.ts";
import { measureUntil } from "../measure.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, granted, objectIn, textIn, type Seen, type Success } from "../seen.ts";

/** How the audit trail spells what an audience is. */
const spellings: Readonly<Record<string, "words" | "plural" | "capitals">> = {
  Audience: "words",
  Audiences: "plural",
  AUDIENCE: "capitals",
};

/** API seconds before each look at the trail. */
const WAITS = [0, 1, 2, 4, 8, 15, 30, 60] as const;

/** What the audit trail says of what a probe does. */
export const trailProbes: readonly Probe[] = [
  {
    group: "B",
    title: "what the audit trail says of a new audience, and how soon",
    settles: ["auditDelaySeconds", "auditTokenActor", "auditResourceType"],
    async look(bench) {
      const settings = ["auditDelaySeconds", "auditTokenActor", "auditResourceType"] as const;
      if (bench.settled("auditAccess")?.value !== "all") {
        for (const name of settings) bench.leaveOpen(name, note`the token may not read the audit trail`);
        return;
      }
      const { seen, object } = await bench.make("audience");
      const look = async (): Promise<Success> => granted(await eventsOf(bench, object.id));
      const eventIn = (page: Success) => entriesIn(page, "events").find((each) => each["resourceId"] === object.id);
      const isThere = (page: Success): boolean => eventIn(page) !== undefined;
      const measurement = await measureUntil(bench, seen, look, isThere, WAITS);
      bench.settle("auditDelaySeconds", timed(measurement));
      const { last } = measurement;
      const event = eventIn(last);
      if (event === undefined) {
        for (const name of settings.slice(1)) bench.leaveOpen(name, note`the trail did not have the new audience yet`);
        return;
      }
      const [actor, creator] = [event["actor"], objectIn(seen, "audience")["createdBy"]];
      if (typeof actor !== "string" || typeof creator !== "string")
        bench.leaveOpen("auditTokenActor", note`the trail or the audience does not tell who made it`);
      else bench.settle("auditTokenActor", observed(actor === creator ? "id" : "name", seen, last));
      const spelling = spellings[textIn(event, "resourceType")];
      if (spelling) bench.settle("auditResourceType", observed(spelling, last));
      else bench.settle("auditResourceType", outside(note`an audience is spelled in another way`, last));
    },
  },
];

/** What the trail has of an object. */
export function eventsOf(bench: Bench, resourceId: string): Promise<Seen> {
  return bench.look("listAuditEvents", { query: { resourceId } });
}
