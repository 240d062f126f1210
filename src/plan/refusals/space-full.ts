import { resourceKinds } from "../../resources/kinds.ts";
import { countsForSpace, mostPerSpace, quotaName } from "../../resources/most-per-space.ts";
import { count, plural } from "../../values/words.ts";
import type { Change } from "../generated/plan.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** Refuses a plan that would end with more objects of a kind than a space may have (API.md 2.11, API.md 6.2). */
export const spaceFull: RefusalRule = {
  codes: ["plan-space-full"],
  refuse: ({ changes, live, quotas }) =>
    resourceKinds.flatMap((kind) => {
      const most = mostPerSpace(kind, quotas);
      if (most === undefined) return [];
      const number = (action: Change["action"]): number =>
        changes.filter(
          (change) =>
            change.kind === kind.kind &&
            change.action === action &&
            countsForSpace(kind.kind, change.after ?? change.before),
        ).length;
      const [created, deleted] = [number("create"), number("delete")];
      const present = live.filter(
        (object) => object.kind === kind.kind && countsForSpace(kind.kind, object.spec),
      ).length;
      const after = present + created - deleted;
      if (created === 0 || after <= most) return [];
      const declared = kind.mostPerSpace === undefined;
      const counts = `${count(present)} now, ${count(created)} to create${deleted > 0 ? `, ${count(deleted)} to delete` : ""}`;
      return [
        refuse(
          "plan-space-full",
          `the space would have ${plural(after, "object")} of the kind ${kind.kind}, and may have ${count(most)}: ${counts}`,
          declared
            ? `create ${count(after - most)} fewer, delete others first, or raise limits.${quotaName(kind)} in the project file if Segment allows more`
            : `create ${count(after - most)} fewer, delete others first, or adopt what is there instead of creating more`,
        ),
      ];
    }),
};
