import { kindOf, partsOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { addToGroup } from "../../values/group-by.ts";
import { count, listSome, plural } from "../../values/words.ts";
import { nothingFound, type AuditRule } from "../rule.ts";
import { slotText, startSlots } from "../start-slots.ts";

/** So many linked audiences run at once (API.md 3.2). */
const AT_ONCE = 5;

/** Linked audiences that start at the same time, and more of them than run at once. */
export const schedulesCoincide: AuditRule = {
  name: "schedules-coincide",
  title: "Linked audiences that start together and have to wait for each other",
  saves: "the time that they wait: five run at once",
  hint: "give some of them other hours, or an interval of their own",
  needs: [],
  find({ reading, readAt }) {
    const audiences = new Map(reading.live.flatMap((each) => (isRunning(each) ? [[each.id, each]] : [])));
    const starting = new Map<number, string[]>();
    for (const part of reading.live) {
      const audience = isSchedule(part) ? audiences.get(part.within[0] ?? "") : undefined;
      if (!audience) continue;
      for (const slot of startSlots(part.spec, readAt))
        if (!starting.get(slot)?.includes(audience.id)) addToGroup(starting, slot, audience.id);
    }
    const crowded = [...starting].filter(([, ids]) => ids.length > AT_ONCE);
    const [most] = crowded.toSorted(([slot, ids], [other, others]) => others.length - ids.length || slot - other);
    if (!most) return nothingFound;
    const [slot, ids] = most;
    const names = ids.map((id) => audiences.get(id)?.name ?? id);
    const evidence = `by their schedules more than ${AT_ONCE} start together at ${plural(crowded.length, "time")} of a week; the most are ${count(ids.length)}, first on ${slotText(slot)} UTC: ${listSome(names)}`;
    return { rows: [{ evidence, readAt }], gaps: [] };
  },
};

function isRunning({ kind, spec }: LiveResource): boolean {
  return kindOf(kind).keyMeans === "audience" && spec["enabled"] !== false;
}

function isSchedule({ kind }: LiveResource): boolean {
  return partsOf("Audience").some((part) => part.kind === kind && part.parent?.deletedAfterDisabledDays !== undefined);
}
