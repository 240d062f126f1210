import { count } from "../../values/words.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { partsOf, resourceKinds } from "../../resources/kinds.ts";
import { textOf } from "../../resources/wire-values.ts";
import { readFirstEntries } from "../../live/objects.ts";
import { SegmentApiError, type ApiErrorKind } from "../../segment/errors.ts";
import { defineCheck, type CheckRow, type Finding, type Known } from "./examination.ts";
import { withTimeout } from "./with-timeout.ts";

const roleRemedy = "give the token Workspace Owner, or a Member role that may read them";

/** What a refusal of a list says. */
const refusals: Partial<Record<ApiErrorKind, { found: string; remedy: string }>> = {
  "not-found": {
    found: "the feature is not enabled in this workspace",
    remedy: "check the space and the region, and ask Segment to enable the feature",
  },
  unauthorized: { found: "the token may not read them", remedy: roleRemedy },
  forbidden: { found: "the token may not read them", remedy: roleRemedy },
};

/**
 * One check for each feature that a workspace may lack (API.md 1.2): a list request for a single entry. First what every
 * workspace has, parts last.
 */
export const featureChecks: readonly CheckRow[] = resourceKinds
  .toSorted((left, right) => rank(left) - rank(right))
  .flatMap((kind) => (kind.feature === undefined ? [] : [checkFeature(kind.feature, kind)]));

function rank({ parent, gated }: ResourceKind): number {
  return parent ? 2 : gated ? 1 : 0;
}

function checkFeature(feature: string, kind: ResourceKind): CheckRow {
  return defineCheck({
    check: feature,
    title: feature.charAt(0).toUpperCase() + feature.slice(1).replaceAll("-", " "),
    needs: ["access", "space"],
    async examine({ known }) {
      const anyAudience = known.audiences?.anyId;
      if (kind.parent && anyAudience === undefined)
        return { result: "skipped", found: "not checked: there is no audience to ask about" };
      const within = kind.parent && anyAudience !== undefined ? [anyAudience] : [];
      try {
        const { client } = known.access;
        const { entries, total } = await withTimeout(30, (signal) =>
          readFirstEntries({ client, spaceId: known.space.id, signal }, kind, within, 1),
        );
        const firstId = textOf(entries[0]?.["id"]);
        if (!kind.parent && partsOf(kind.kind).length > 0) known.audiences = { anyId: firstId || undefined };
        const scope = within.length > 0 ? "at one audience" : "in the space";
        return { result: "ok", found: total === undefined ? "can be read" : `can be read, ${count(total)} ${scope}` };
      } catch (error) {
        if (!(error instanceof SegmentApiError)) throw error;
        const refusal = refusals[error.kind];
        if (!refusal) throw error;
        return judgeRefusal(`${refusal.found} (${error.status})`, refusal.remedy, isNeeded(kind, known));
      }
    },
  });
}

/** Whether plans of this project fail without the feature. */
function isNeeded(kind: ResourceKind, { manifests }: Known): boolean {
  const declared = manifests?.resources.some((resource) => resource.kind === kind.kind) ?? false;
  return declared || (kind.parent === undefined && !kind.gated);
}

function judgeRefusal(found: string, remedy: string, needed: boolean): Finding {
  return needed
    ? { result: "problem", found, remedy }
    : { result: "warning", found: `${found}; no manifest declares any`, remedy: `only if you want any: ${remedy}` };
}
