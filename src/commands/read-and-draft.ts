import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SpaceAccess } from "../live/objects.ts";
import { readParts, type PartsToRead } from "../live/read-parts.ts";
import { readSpace, type UnreadableKind } from "../live/read-space.ts";
import { draftPlan, type Draft, type DraftInput } from "../plan/draft.ts";
import type { DesiredResource, LiveResource } from "../resources/resource.ts";
import type { CommandIo } from "./io.ts";

/** A space read as far as a project is concerned with it, and the draft of a plan for it. */
export interface SpaceDraft {
  live: readonly LiveResource[];
  draft: Draft;
  input: DraftInput;
  findings: { warnings: Diagnostic[]; refused: Diagnostic[] };
}

/**
 * Reads a space with the fewest requests: first the lists, then the parts that a draft turns out to be about, until
 * nothing is missing.
 */
export async function readAndDraft(
  access: SpaceAccess,
  base: Omit<DraftInput, "live" | "createdAt">,
): Promise<SpaceDraft> {
  const { live: standing, unreadable } = await readSpace(access);
  const createdAt = new Date().toISOString();
  for (let live: LiveResource[] = standing; ;) {
    const input = { ...base, live, createdAt };
    const draft = draftPlan(input);
    if (draft.missing.length === 0) return { live, draft, input, findings: findUnreadable(unreadable, base.desired) };
    live = await readParts(access, live, groupByAudience(draft.missing));
  }
}

/** The secrets of this process: an empty variable is how pipelines spell one that is missing. */
export function secretsOf(io: CommandIo): (name: string) => string | undefined {
  return (name) => io.env[name] || undefined;
}

function groupByAudience(missing: Draft["missing"]): PartsToRead[] {
  const kinds = new Map<string, Set<string>>();
  for (const { audience, kind } of missing) kinds.set(audience, (kinds.get(audience) ?? new Set()).add(kind));
  return [...kinds].map(([audience, names]) => ({ audience, kinds: [...names] }));
}

/** Whether it matters that a kind cannot be read depends on whether anybody declares objects of it. */
function findUnreadable(
  unreadable: readonly UnreadableKind[],
  desired: readonly DesiredResource[],
): SpaceDraft["findings"] {
  const findings: SpaceDraft["findings"] = { warnings: [], refused: [] };
  for (const { kind, reason, featureMissing } of unreadable) {
    const declared = desired.find((each) => each.kind === kind);
    if (declared)
      findings.refused.push({
        code: "plan-kind-unreadable",
        severity: "error",
        message: `manifests declare objects of the kind ${kind}, and those of the space cannot be read: ${reason}`,
        hint: featureMissing
          ? "check the space and the region, and that the workspace has the feature"
          : "use a token whose role may read them",
        address: declared.address,
        source: declared.source,
      });
    else if (!featureMissing)
      findings.warnings.push({
        code: "plan-kind-unreadable",
        severity: "warning",
        message: `objects of the kind ${kind} cannot be read with this token, so nothing is known of them: ${reason}`,
        hint: "no manifest declares any; if this project owned some, use a token whose role may read them",
      });
  }
  return findings;
}
