import type { Bench } from "../bench.ts";
import { byStatus, observed, outside } from "../finding.ts";
import { neverSent } from "../names.ts";
import type { MadeObject } from "../objects.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, objectIn, textIn } from "../seen.ts";
import { addSchedule } from "./creation.ts";
import { eventsOf } from "./trail.ts";

/** Most schedules that an audience of a probe gets. */
const MOST_SCHEDULES = 3;

/** Schedules, which only linked audiences have. */
export const linkedProbes: readonly Probe[] = [
  {
    group: "E",
    title: "how many schedules an audience may have",
    settles: ["schedulesPerAudience", "auditParts"],
    async look(bench) {
      const object = await makeLinked(bench);
      for (let made = 0; made < MOST_SCHEDULES; made += 1) {
        const seen = await addSchedule(bench, object, { interval: "1d" });
        if (made === 0) await settleParts(bench, textIn(objectIn(seen, "audienceSchedule"), "id"));
        if (!seen.ok && made > 0) return bench.settle("schedulesPerAudience", observed(made, seen));
        if (!seen.ok) return bench.settle("schedulesPerAudience", outside(`status ${seen.status}`, seen));
        const note = `${made + 1} or more`;
        const atLeast = { ...observed(0, seen), confidence: "at-least" as const, min: made + 1, note };
        bench.settle("schedulesPerAudience", atLeast);
      }
    },
  },
  {
    group: "E",
    title: "a schedule without times",
    settles: ["nullSchedule"],
    async look(bench) {
      const object = await makeLinked(bench);
      const seen = await addSchedule(bench, object, null);
      bench.settle("nullSchedule", byStatus(seen, { ok: "accept", 422: "refuse", 400: "refuse" }));
    },
  },
];

async function makeLinked(bench: Bench): Promise<MadeObject> {
  const { object } = await bench.make("audience", {
    audienceType: "LINKED",
    definition: { query: `event('${neverSent(bench.run)}').count() >= 1` },
  });
  return object;
}

/** Whether the trail has a schedule, once it is known how long the trail takes. */
async function settleParts(bench: Bench, scheduleId: string): Promise<void> {
  const delay = bench.settled("auditDelaySeconds");
  if (delay?.confidence !== "measured") return bench.leaveOpen("auditParts", "how long the trail takes is not known");
  await bench.sleep(2 * (delay.max ?? 0));
  const seen = await eventsOf(bench, scheduleId);
  bench.settle("auditParts", observed(entriesIn(seen, "events").length > 0, seen));
}
