import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { unknownKinds, type Reading } from "../../resources/reading.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import type { Selected } from "../select/select-addresses.ts";
import { refuse, type Refusal } from "../refuse.ts";

/** What a plan has to say of the kinds that could not be read. */
export interface UnreadFindings {
  warnings: Diagnostic[];
  refused: Refusal[];
}

/**
 * Whether it matters that a kind cannot be read depends on whether anybody declares objects of it.
 *
 * @param selected What the plan is about. Left out: everything.
 */
export function findUnreadKinds(
  reading: Pick<Reading, "complete">,
  desired: readonly DesiredResource[],
  selected?: Pick<Selected, "has">,
): UnreadFindings {
  const findings: UnreadFindings = { warnings: [], refused: [] };
  const declarationOf = (kind: string): DesiredResource | undefined => desired.find((each) => each.kind === kind);
  for (const { kind, because, featureMissing } of unknownKinds(reading, desired)) {
    const declared = desired.find((each) => each.kind === kind && (selected?.has(each.address) ?? true));
    if (declared)
      findings.refused.push(
        refuse(
          "plan-kind-unreadable",
          `manifests declare objects of the kind ${kind}, and those of the space cannot be read: ${because}`,
          featureMissing
            ? "check the space and the region, and that the workspace has the feature"
            : "use a token whose role may read them",
          declared,
        ),
      );
    else if (!declarationOf(kind))
      findings.warnings.push({
        code: "plan-kind-unreadable",
        severity: "warning",
        message: `objects of the kind ${kind} cannot be read with this token, so nothing is known of them: ${because}`,
        hint: "no manifest declares any; if this project owned some, use a token whose role may read them",
      });
  }
  return findings;
}
