import type { ApplyResult, Outcome } from "../../../src/apply/outcome.ts";
import type { Plan } from "../../../src/plan/generated/plan.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { goldenPlans } from "./plans.ts";

/** What became of a plan, with the plan. */
export interface GoldenResult {
  plan: Plan;
  result: ApplyResult;
}

/** How a change ended. */
type End = Outcome extends infer Each ? (Each extends Outcome ? Omit<Each, "address" | "action"> : never) : never;

/** A result in which every change ended as the function says; done, where it says nothing. */
function resultOf(
  plan: Plan,
  endOf: (address: string) => End | undefined,
  rest: Partial<ApplyResult> = {},
): GoldenResult {
  const outcomes = plan.changes.map(({ address, action, id = `new_${address}` }): Outcome => {
    const end = endOf(address) ?? { status: "done", id };
    return { address, action, ...end };
  });
  return { plan, result: { outcomes, settling: [], ...rest } };
}

const failure = (message: string, rest: object = {}): End => ({
  status: "failed",
  reason: {
    code: "segment-api-error",
    message,
    hint: "run the command again to continue; completed changes are not repeated",
  },
  ...rest,
});

/** Applies by how they ended. */
export const goldenResults = {
  complete: () => resultOf(goldenPlans.mixed(), () => undefined),
  adopted: () =>
    resultOf(goldenPlans["adopt-and-forget"](), (address) =>
      address === "audience/taken-over"
        ? { status: "done", id: "aud_taken-over", key: "taken-over", withChanges: true }
        : undefined,
    ),
  nothing: () => resultOf(goldenPlans.empty(), () => undefined),
  again: () => resultOf(goldenPlans.mixed(), () => ({ status: "unchanged" }), { leftOut: 2 }),
  partial: () =>
    resultOf(goldenPlans.mixed(), (address) => {
      const cause = "audience/winners";
      if (address === cause) return failure('createAudience failed (HTTP 422): "name" is not allowed');
      if (address === "audience/recent") return failure("the new object could not be made", { inPart: true });
      if (!address.startsWith("audience/win")) return undefined;
      const message = `it needs ${cause}, which was not done`;
      return { status: "skipped", reason: { code: "apply-dependency", message, requires: cause } };
    }),
  stale: () =>
    resultOf(goldenPlans["drift-only"](), () => ({
      status: "stale",
      reason: {
        code: "apply-stale",
        message: "enabled is not as the plan saw it",
        hint: "make a new plan and look at it",
      },
    })),
  stopped: () =>
    resultOf(goldenPlans.chain(), (address) =>
      address === "audience/link-0"
        ? undefined
        : { status: "skipped", reason: { code: "apply-stopped", message: "the run was stopped" } },
    ),
  settling: () => resultOf(goldenPlans.chain(), () => undefined, { settling: ["audience/link-3"] }),
  untold: () =>
    resultOf(goldenPlans.chain(), () => undefined, {
      untold: {
        "audience/link-0": ["options.filterByExternalIds", "enabled"],
        "audience/link-1": ["definition.query"],
      },
    }),
  "other-key": () =>
    resultOf(goldenPlans.chain(), () => undefined, {
      changedKeys: [
        {
          address: "audience/link-0",
          before: "link_0",
          after: "link_0_2",
          users: [`"${hostileTexts.markdown}" (aud_f)`],
        },
        {
          address: "audience/link-1",
          expected: "link_1",
          after: "link_1_2",
          users: [],
          holder: `"${hostileTexts.markdown}" (aud_g)`,
        },
      ],
    }),
  unproven: () => resultOf(goldenPlans.chain(), () => undefined, { unverified: hostileTexts.markdown }),
  "not-seen": () =>
    resultOf(goldenPlans.chain(), (address) =>
      address === "audience/link-1"
        ? {
            status: "failed",
            unproven: true,
            reason: {
              code: "apply-no-effect",
              message: "the API reported success, but enabled of aud_1 is not as sent",
              hint: "look at the object in Segment, then make a new plan",
            },
          }
        : undefined,
    ),
  hostile: () => resultOf(goldenPlans.hostile(), () => failure(hostileTexts.fences)),
} satisfies Record<string, () => GoldenResult>;
