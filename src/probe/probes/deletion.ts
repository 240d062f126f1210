import type { Bench } from "../bench.ts";
import { isGone, plainObject } from "../controls.ts";
import { settleBy } from "../decide.ts";
import { UndecidedError } from "../ends.ts";
import { observed, outside } from "../finding.ts";
import { neverSent } from "../names.ts";
import { note } from "../note.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, granted } from "../seen.ts";

/** What deletion does to others, and what it leaves. */
export const deletionProbes: readonly Probe[] = [
  {
    group: "C",
    title: "the deletion of an audience that another one refers to",
    settles: ["deleteWithDependants"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const query = `trait('${object.key}') = true AND event('${neverSent(bench.run)}').count() >= 1`;
      const { object: dependant } = await bench.make("audience", { definition: { query } });
      await settleBy(bench, "deleteWithDependants", await bench.remove(object), {
        taken: { as: "allow", shows: isGone(bench, object) },
        refused: { 409: 409 },
        control: async () => {
          const removed = await bench.remove(dependant);
          return removed.ok ? await bench.remove(object) : removed;
        },
      });
    },
  },
  {
    group: "C",
    title: "the key of a deleted audience",
    settles: ["deletedKeyReuse", "deletedKeyTraitType"],
    async look(bench) {
      const { object } = await bench.make("audience");
      if (object.key === "") throw new UndecidedError(note`answers do not tell the key`);
      const removed = granted(await bench.remove(object));
      if (!(await isGone(bench, object)()))
        throw new UndecidedError(note`an audience was deleted, as it was answered, and is still there`);
      await settleTraitType(bench, object.key);
      const { seen, object: again } = await bench.create("audience", { name: object.name });
      if (again === undefined)
        return await settleBy(bench, "deletedKeyReuse", seen, { refused: {}, control: plainObject(bench, "audience") });
      if (again.key === "") throw new UndecidedError(note`answers do not tell the key`);
      bench.settle("deletedKeyReuse", observed(again.key === object.key, removed, seen));
    },
  },
];

async function settleTraitType(bench: Bench, key: string): Promise<void> {
  if (bench.settled("schemaAccess")?.value !== "all")
    return bench.leaveOpen("deletedKeyTraitType", note`the token may not read the space schema`);
  const seen = await bench.look("listTraits", { path: { spaceId: bench.spaceId }, query: { search: key } });
  if (!seen.ok) return bench.leaveOpen("deletedKeyTraitType", note`listTraits failed (HTTP ${seen.status})`);
  const type = entriesIn(seen, "traits").find(({ trait }) => trait === key)?.["type"];
  if (type === "AUDIENCE" || type === "CUSTOM") bench.settle("deletedKeyTraitType", observed(type, seen));
  else if (type === undefined)
    bench.leaveOpen("deletedKeyTraitType", note`the key of a deleted audience was not listed`);
  else bench.settle("deletedKeyTraitType", outside(note`it has another type`, seen));
}
