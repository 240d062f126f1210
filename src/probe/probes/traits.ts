import { byStatus, observed, outside } from "../finding.ts";
import { neverSent } from "../names.ts";
import type { Probe } from "../probe.ts";
import { objectIn } from "../seen.ts";

/** What is different with computed traits. */
export const traitProbes: readonly Probe[] = [
  {
    group: "D",
    title: "the status of a computed trait that was just edited",
    settles: ["traitLockStatus"],
    async look(bench) {
      const { object } = await bench.make("trait");
      const query = `event('${neverSent(bench.run)}').where(property('probe') = 1).count()`;
      const edited = await bench.edit(object, { definition: { type: "USERS", query } });
      const { status } = objectIn(edited, "computedTrait");
      if (!edited.ok) bench.settle("traitLockStatus", outside(`status ${edited.status}`, edited));
      else if (status === "Computing" || status === "Locked") bench.settle("traitLockStatus", observed(status, edited));
      else bench.leaveOpen("traitLockStatus", "no lock was seen right after an edit");
    },
  },
  {
    group: "D",
    title: "another type of a computed trait",
    settles: ["traitTypePatch"],
    async look(bench) {
      // Batch for people as for accounts, so that only the type changes.
      const query = `event('${neverSent(bench.run)}').within(7 days).count()`;
      const { object } = await bench.make("trait", { definition: { type: "USERS", query } });
      const definition = { type: "ACCOUNTS", query };
      const seen = await bench.edit(object, { definition });
      bench.settle("traitTypePatch", byStatus(seen, { 422: 422, 400: 422, ok: "accept" }));
    },
  },
];
