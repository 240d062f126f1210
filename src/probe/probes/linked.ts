import type { Bench } from "../bench.ts";
import { decide, settleBy } from "../decide.ts";
import { UndecidedError } from "../ends.ts";
import { observed } from "../finding.ts";
import { neverSent } from "../names.ts";
import { note } from "../note.ts";
import type { MadeObject } from "../objects.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, objectIn, textIn, type Seen, type Success } from "../seen.ts";
import { addSchedule } from "./creation.ts";
import { eventsOf } from "./trail.ts";

/** The schedules that an audience of a probe gets, no two of them the same, as that may be another reason to refuse one. */
const INTERVALS = ["1d", "12h", "8h"] as const;

/** Schedules, which only linked audiences have. */
export const linkedProbes: readonly Probe[] = [
  {
    group: "E",
    title: "how many schedules an audience may have",
    settles: ["schedulesPerAudience", "auditParts"],
    async look(bench) {
      const object = await makeLinked(bench);
      for (const [made, interval] of INTERVALS.entries()) {
        const seen = await addTwice(bench, object, interval);
        if (!seen.ok) return await settleMost(bench, seen, made, interval);
        const id = scheduleIn(seen);
        if (id === "") throw new UndecidedError(note`addAudienceScheduleToAudience answered no id`);
        if (made === 0) await settleParts(bench, object, id);
        bench.settle("schedulesPerAudience", {
          ...observed(0, seen),
          confidence: "at-least",
          min: made + 1,
          note: note`${made + 1} or more`,
        });
      }
    },
  },
  {
    group: "E",
    title: "a schedule without times",
    settles: ["nullSchedule"],
    async look(bench) {
      const object = await makeLinked(bench);
      await settleBy(bench, "nullSchedule", await addSchedule(bench, object, null), {
        taken: { as: "accept", shows: (seen) => scheduleIn(seen) !== "" },
        refused: { 422: "refuse", 400: "refuse" },
        about: ["config"],
        control: () => addSchedule(bench, object, { interval: INTERVALS[0] }),
      });
    },
  },
];

/** Whether a schedule was refused because there are so many: alone, it has to be taken. What was seen before it stands else. */
async function settleMost(bench: Bench, seen: Seen, made: number, interval: string): Promise<void> {
  const control = async (): Promise<Seen> => await addSchedule(bench, await makeLinked(bench), { interval });
  if (made === 0) return await settleBy(bench, "schedulesPerAudience", seen, { refused: {}, control: "itself" });
  try {
    const refused = { 422: made, 409: made, 400: made };
    bench.settle("schedulesPerAudience", await decide(seen, { refused, control }));
  } catch (error) {
    // That there may be so many was seen.
    if (!(error instanceof UndecidedError)) throw error;
  }
}

/** Asks once more after a refusal, which may be one that comes now and then, and no limit. */
async function addTwice(bench: Bench, object: MadeObject, interval: string): Promise<Seen> {
  const first = await addSchedule(bench, object, { interval });
  return first.ok ? first : await addSchedule(bench, object, { interval });
}

function scheduleIn(seen: Success): string {
  return textIn(objectIn(seen, "audienceSchedule"), "id");
}

async function makeLinked(bench: Bench): Promise<MadeObject> {
  const { object } = await bench.make("audience", {
    audienceType: "LINKED",
    definition: { query: `event('${neverSent(bench.run)}').count() >= 1` },
  });
  return object;
}

/** Whether the trail has a schedule, once it has what was made before it, and as long again. */
async function settleParts(bench: Bench, audience: MadeObject, scheduleId: string): Promise<void> {
  const delay = bench.settled("auditDelaySeconds");
  if (delay?.confidence !== "measured")
    return bench.leaveOpen("auditParts", note`how long the trail takes is not known`);
  await bench.sleep(2 * (delay.max ?? 0));
  const whole = await eventsOf(bench, audience.id);
  const seen = await eventsOf(bench, scheduleId);
  if (!whole.ok || !seen.ok) return bench.leaveOpen("auditParts", note`the audit trail could not be read this time`);
  if (entriesIn(whole, "events").length === 0)
    return bench.leaveOpen("auditParts", note`the trail did not have the audience itself`);
  bench.settle("auditParts", observed(entriesIn(seen, "events").length > 0, seen));
}
