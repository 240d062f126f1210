import { resourceKinds } from "../../resources/kinds.ts";
import type { Change } from "../generated/plan.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** Refuses a plan that would end with more objects of a kind than a space may have (API.md 6.2). */
export const spaceFull: RefusalRule = {
  codes: ["plan-space-full"],
  refuse: ({ changes, live }) =>
    resourceKinds.flatMap(({ kind, mostPerSpace }) => {
      if (mostPerSpace === undefined) return [];
      const number = (action: Change["action"]): number =>
        changes.filter((change) => change.kind === kind && change.action === action).length;
      const created = number("create");
      const present = live.filter((object) => object.kind === kind).length;
      const after = present + created - number("delete");
      if (created === 0 || after <= mostPerSpace) return [];
      return [
        refuse(
          "plan-space-full",
          `the space would have ${after} objects of the kind ${kind}, and may have ${mostPerSpace}: ${present} are there, ${created} would be created`,
          "remove some first, or adopt what is there instead of creating more",
        ),
      ];
    }),
};
