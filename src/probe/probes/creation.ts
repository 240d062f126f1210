import type { JsonObject } from "../../values/json.ts";
import type { Bench } from "../bench.ts";
import { plainObject, sameName } from "../controls.ts";
import { differs, settleBy } from "../decide.ts";
import { UnexpectedError } from "../ends.ts";
import { observed, outside } from "../finding.ts";
import { note } from "../note.ts";
import type { MadeObject } from "../objects.ts";
import type { Probe } from "../probe.ts";
import { granted, isRefused, objectIn, type Seen } from "../seen.ts";

/** API seconds before each look for an audience that was not there: a read may take a while to know of it (API.md 1.7). */
const WAITS = [2, 10, 30] as const;

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
        throw new UnexpectedError(note`an audience could not be made: createAudience failed (HTTP ${seen.status})`);
      }
      bench.settle("tokenAccess", observed("full", seen));
      let read = await bench.read(object);
      for (const wait of WAITS) {
        if (read.status !== 404) break;
        await bench.sleep(wait);
        read = await bench.read(object);
      }
      if (read.status === 404) {
        bench.settle("writes", observed("echoed", seen, read));
        throw new UnexpectedError(note`an audience was made, as it was answered, and is not there`);
      }
      const shown = granted(read);
      bench.settle("writes", observed("stored", seen, shown));
      const told = definitionIn(objectIn(shown, "audience"))["query"] !== undefined;
      bench.settle("optionalFields", observed(told ? "told" : "left-out", shown));
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
      else bench.settle("enabledDefault", outside(note`the answer does not tell it`, seen));
    },
  },
  {
    group: "B",
    title: "a name that is taken",
    settles: ["nameCollision"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const { seen, object: twin } = await bench.create("audience", { name: object.name });
      if (object.key === "" || twin?.key === "")
        return bench.leaveOpen("nameCollision", note`answers do not tell the key`);
      if (twin?.key === object.key)
        return bench.settle("nameCollision", outside(note`two audiences got one key`, seen));
      await settleBy(bench, "nameCollision", seen, {
        taken: { as: "suffix", shows: () => twin?.id !== object.id },
        refused: { 409: 409, 422: 422 },
        about: ["name", "key"],
        control: plainObject(bench, "audience"),
      });
    },
  },
  {
    group: "B",
    title: "a description of nothing",
    settles: ["emptyDescription"],
    async look(bench) {
      const { object, seen: made } = await bench.make("audience");
      await settleBy(bench, "emptyDescription", await bench.edit(object, { description: "" }), {
        taken: { as: "accept", shows: differs("audience", ({ description }) => description, made) },
        refused: { 422: "refuse", 400: "refuse" },
        about: ["description"],
        control: sameName(bench, object),
      });
    },
  },
  {
    group: "B",
    title: "a schedule of an audience that is not linked",
    settles: ["linkedOnlyStatus"],
    async look(bench) {
      const { object } = await bench.make("audience");
      await settleBy(bench, "linkedOnlyStatus", await addSchedule(bench, object, { interval: "1d" }), {
        refused: { 422: 422, 400: 400 },
        control: sameName(bench, object),
      });
    },
  },
];

/** The definition of an object, empty where it is not told. */
export function definitionIn(object: JsonObject): JsonObject {
  return objectIn({ data: object }, "definition");
}

/** Gives an audience a schedule. */
export function addSchedule(bench: Bench, audience: MadeObject, config: { interval: string } | null): Promise<Seen> {
  const body = { strategy: "PERIODIC", config };
  return bench.part("addAudienceScheduleToAudience", audience, { path: { id: audience.id }, body });
}
