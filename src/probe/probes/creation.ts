import type { Bench } from "../bench.ts";
import { UnexpectedError } from "../ends.ts";
import { byStatus, observed, outside } from "../finding.ts";
import type { MadeObject } from "../objects.ts";
import type { Probe } from "../probe.ts";
import { isRefused, objectIn, type Seen } from "../seen.ts";

/** What becomes of a new audience. The first probe that writes: without it there are no others. */
export const creationProbes: readonly Probe[] = [
  {
    group: "B",
    title: "whether an audience can be made, and what Segment returns of it",
    settles: ["tokenAccess", "writes", "optionalFields"],
    async look(bench) {
      const { seen, object } = await bench.create("audience");
      if (object === undefined) {
        if (isRefused(seen)) bench.settle("tokenAccess", observed("read", seen));
        throw new UnexpectedError(`an audience could not be made: createAudience failed (HTTP ${seen.status})`);
      }
      bench.settle("tokenAccess", observed("full", seen));
      const read = await bench.read(object);
      if (read.status === 404) {
        bench.settle("writes", observed("echoed", seen, read));
        throw new UnexpectedError("an audience was made, as it was answered, and is not there");
      }
      bench.settle("writes", observed("stored", seen, read));
      const told = objectIn({ data: objectIn(read, "audience") }, "definition")["query"] !== undefined;
      bench.settle("optionalFields", observed(told ? "told" : "left-out", read));
    },
  },
  {
    group: "B",
    title: "an audience that is made without saying whether it is on",
    settles: ["enabledDefault"],
    async look(bench) {
      const { seen } = await bench.make("audience", { enabled: undefined as never });
      const { enabled } = objectIn(seen, "audience");
      if (typeof enabled === "boolean") bench.settle("enabledDefault", observed(enabled, seen));
      else bench.settle("enabledDefault", outside("the answer does not tell it", seen));
    },
  },
  {
    group: "B",
    title: "a name that is taken",
    settles: ["nameCollision"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const { seen, object: twin } = await bench.create("audience", { name: object.name });
      if (twin?.key === object.key) bench.settle("nameCollision", outside("two audiences got one key", seen));
      else bench.settle("nameCollision", byStatus(seen, { ok: "suffix", 409: 409, 422: 422 }));
    },
  },
  {
    group: "B",
    title: "a description of nothing",
    settles: ["emptyDescription"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const seen = await bench.edit(object, { description: "" });
      bench.settle("emptyDescription", byStatus(seen, { ok: "accept", 422: "refuse", 400: "refuse" }));
    },
  },
  {
    group: "B",
    title: "a schedule of an audience that is not linked",
    settles: ["linkedOnlyStatus"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const seen = await addSchedule(bench, object, { interval: "1d" });
      bench.settle("linkedOnlyStatus", byStatus(seen, { 422: 422, 400: 400 }));
    },
  },
];

/** Gives an audience a schedule. */
export function addSchedule(bench: Bench, audience: MadeObject, config: { interval: string } | null): Promise<Seen> {
  const body = { strategy: "PERIODIC", config };
  return bench.part("addAudienceScheduleToAudience", audience, { path: { id: audience.id }, body });
}
