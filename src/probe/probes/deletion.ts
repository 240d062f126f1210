import type { Bench } from "../bench.ts";
import { byStatus, observed, outside } from "../finding.ts";
import { neverSent } from "../names.ts";
import type { Probe } from "../probe.ts";
import { UnexpectedError } from "../ends.ts";
import { entriesIn } from "../seen.ts";

/** What deletion does to others, and what it leaves. */
export const deletionProbes: readonly Probe[] = [
  {
    group: "C",
    title: "the deletion of an audience that another one refers to",
    settles: ["deleteWithDependants"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const query = `trait('${object.key}') = true AND event('${neverSent(bench.run)}').count() >= 1`;
      await bench.make("audience", { definition: { query } });
      const seen = await bench.remove(object);
      bench.settle("deleteWithDependants", byStatus(seen, { ok: "allow", 409: 409 }));
    },
  },
  {
    group: "C",
    title: "the key of a deleted audience",
    settles: ["deletedKeyReuse", "deletedKeyTraitType"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const removed = await bench.remove(object);
      if (!removed.ok) throw new UnexpectedError(`an audience without dependants was not deleted: ${removed.status}`);
      await settleTraitType(bench, object.key);
      const { seen, object: again } = await bench.create("audience", { name: object.name });
      if (again === undefined) bench.settle("deletedKeyReuse", outside(`status ${seen.status}`, removed, seen));
      else bench.settle("deletedKeyReuse", observed(again.key === object.key, removed, seen));
    },
  },
];

async function settleTraitType(bench: Bench, key: string): Promise<void> {
  if (bench.settled("schemaAccess")?.value !== "all")
    return bench.leaveOpen("deletedKeyTraitType", "the token may not read the space schema");
  const seen = await bench.look("listTraits", { path: { spaceId: bench.spaceId }, query: { search: key } });
  const type = entriesIn(seen, "traits").find(({ trait }) => trait === key)?.["type"];
  if (type === "AUDIENCE" || type === "CUSTOM") bench.settle("deletedKeyTraitType", observed(type, seen));
  else if (type === undefined) bench.leaveOpen("deletedKeyTraitType", "the key of a deleted audience was not listed");
  else bench.settle("deletedKeyTraitType", outside("it has another type", seen));
}
