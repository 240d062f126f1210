import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Plan } from "../generated/plan.ts";
import type { Base } from "./base.ts";

/** What is above such a warning. */
export const BASE_UNREADABLE = "It is not known which changes come from this branch";

const CODE = "plan-base-unreadable" satisfies Diagnostic["code"];

/** Whether a warning says that a base cannot be read, so that nobody knows which changes a branch explains. */
export function isBaseUnreadable({ code }: Pick<Plan["warnings"][number], "code">): boolean {
  return code === CODE;
}

/** That the project as of a base cannot be read, as the beginning of a sentence. `undefined` when it can. */
export function baseFaultText({ ref, commit, fault }: Base): string | undefined {
  return fault === undefined ? undefined : `the project as of ${ref} (${commit.slice(0, 12)}) cannot be read: ${fault}`;
}

/** Says that a plan cannot be held against its base, and what is not known because of that. */
export function noteUnreadableBase(base: Base | undefined): Diagnostic[] {
  const fault = base && baseFaultText(base);
  if (!base || fault === undefined) return [];
  const settings = base.settings
    ? ""
    : "; whether it raises guards, or changes other settings that protect the space, is not known either";
  return [
    {
      code: CODE,
      severity: "warning",
      message: `${fault}; so a change of a file that differs may come from this branch, from an earlier merge that was not applied, or from an edit in the space${settings}`,
      hint: `look at every change; to have them told apart, first merge what repairs ${base.ref} and nothing else, and bring this branch up to date`,
    },
  ];
}
