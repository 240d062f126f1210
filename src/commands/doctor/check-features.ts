import { count } from "../../values/words.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { CallInput, SegmentClient } from "../../segment/client.ts";
import { SegmentApiError, type ApiErrorKind } from "../../segment/errors.ts";
import { operationRow, type OperationId } from "../../segment/operations.ts";
import { defineCheck, type CheckRow, type Finding, type Known } from "./examination.ts";
import { withTimeout } from "./with-timeout.ts";

/** The features that a workspace may lack, by the kind whose list shows it (API.md 1.2). */
const features: readonly {
  check: string;
  title: string;
  kind: string;
  /** Ids of what the list belongs to; `undefined` when there is none to ask about. */
  within: (known: Known) => string[] | undefined;
}[] = [
  { check: "audiences", title: "Audiences", kind: "Audience", within: () => [] },
  { check: "computed-traits", title: "Computed traits", kind: "ComputedTrait", within: () => [] },
  { check: "space-filters", title: "Space filters", kind: "SpaceFilter", within: () => [] },
  {
    check: "destinations",
    title: "Destinations",
    kind: "Destination",
    within: ({ audiences }) => (audiences?.anyId === undefined ? undefined : [audiences.anyId]),
  },
];

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

/** One check for each feature: a list request for a single entry. */
export const featureChecks: readonly CheckRow[] = features.map(({ check, title, kind: kindName, within: placeOf }) =>
  defineCheck({
    check,
    title,
    needs: ["access", "space"],
    async examine({ known }) {
      const kind = kindOf(kindName);
      const within = placeOf(known);
      if (!within) return { result: "skipped", found: "not checked: there is no audience to ask about" };
      try {
        const { total, firstId } = await listOne(known.access.client, kind, { space: known.space.id, within });
        if (kindName === "Audience") known.audiences = { anyId: firstId };
        const scope = within.length > 0 ? "at one audience" : "in the space";
        return { result: "ok", found: total === undefined ? "can be read" : `can be read, ${count(total)} ${scope}` };
      } catch (error) {
        if (!(error instanceof SegmentApiError)) throw error;
        const refusal = refusals[error.kind];
        if (!refusal) throw error;
        return judgeRefusal(`${refusal.found} (${error.status})`, refusal.remedy, isNeeded(kind, known));
      }
    },
  }),
);

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

async function listOne(
  client: SegmentClient,
  kind: ResourceKind,
  place: { space: string; within: string[] },
): Promise<{ total: number | undefined; firstId: string | undefined }> {
  const operation = kind.operations.list as OperationId;
  const { path, query } = kind.parametersOf("list", place);
  const input = { path, query: { ...query, "pagination.count": 1 } };
  const call = (signal: AbortSignal) => client.call(operation, { ...input, signal } as CallInput<OperationId>);
  const data = (await withTimeout(30, call)) as Record<string, unknown>;
  const entries = (data[operationRow(operation).page?.items ?? ""] ?? []) as readonly { id?: string }[];
  const { totalEntries } = (data["pagination"] ?? {}) as { totalEntries?: number };
  return { total: totalEntries, firstId: entries[0]?.id };
}
