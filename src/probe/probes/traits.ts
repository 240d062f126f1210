import { sameName } from "../controls.ts";
import { differs, settleBy } from "../decide.ts";
import { UndecidedError } from "../ends.ts";
import { observed } from "../finding.ts";
import { neverSent } from "../names.ts";
import { definitionIn } from "./creation.ts";
import type { Probe } from "../probe.ts";
import { note } from "../note.ts";
import { granted, objectIn } from "../seen.ts";

/** What is different with computed traits. */
export const traitProbes: readonly Probe[] = [
  {
    group: "D",
    title: "the status of a computed trait that was just edited",
    settles: ["traitLockStatus"],
    async look(bench) {
      const { object, seen: made } = await bench.make("trait");
      const query = `event('${neverSent(bench.run)}').where(property('probe') = 1).count()`;
      const edited = granted(await bench.edit(object, { definition: { type: "USERS", query } }));
      if (!differs("computedTrait", ({ definition }) => definition, made)(edited))
        throw new UndecidedError(note`an edit of a query did not change it`);
      const { status } = objectIn(edited, "computedTrait");
      if (status === objectIn(made, "computedTrait")["status"])
        bench.leaveOpen("traitLockStatus", note`the status after an edit is the one before it`);
      else if (status === "Computing" || status === "Locked") bench.settle("traitLockStatus", observed(status, edited));
      else bench.leaveOpen("traitLockStatus", note`no lock was seen right after an edit`);
    },
  },
  {
    group: "D",
    title: "another type of a computed trait",
    settles: ["traitTypePatch"],
    async look(bench) {
      // Batch for people as for accounts, so that only the type changes.
      const query = `event('${neverSent(bench.run)}').within(7 days).count()`;
      const { object, seen: made } = await bench.make("trait", { definition: { type: "USERS", query } });
      const definition = { type: "ACCOUNTS", query };
      const seen = await bench.edit(object, { definition });
      await settleBy(bench, "traitTypePatch", seen, {
        taken: { as: "accept", shows: differs("computedTrait", (trait) => definitionIn(trait)["type"], made) },
        refused: { 422: 422, 400: 422 },
        about: ["definition", "type"],
        control: sameName(bench, object),
      });
    },
  },
];
