import type { PreviewReport } from "../../report/preview-report.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { PREVIEWS_PER_MONTH, readPreviewBudget } from "../../segment/preview-budget.ts";
import type { FinishedPreview } from "./await-preview.ts";

/** What is told besides the preview itself. */
export interface ReportContext {
  address: string | undefined;
  live: LiveResource | undefined;
  /** How many members to show. */
  limit: number;
  spent: boolean;
  /** The headers of the answer to the request, where one was sent. */
  lastHeaders: Headers | undefined;
}

/** A preview as it is reported. Of the members only ids: what else Segment tells of them is not asked for. */
export function reportPreview(
  preview: FinishedPreview,
  { address, live, limit, spent, lastHeaders }: ReportContext,
): PreviewReport {
  const { id, status, audienceType, definition, options, size, results = [], failureReason } = preview;
  const { query, targetEntity } = definition;
  const reported = lastHeaders && readPreviewBudget(lastHeaders);
  return {
    id,
    status,
    ...(address !== undefined && { address }),
    audienceType,
    definition: { query, ...(typeof targetEntity === "string" && { targetEntity }) },
    options,
    ...(size && { size }),
    members: results.slice(0, limit).map((member) => member.id),
    ...(failureReason !== undefined && { failureReason }),
    ...(live && { live: liveFacts(live) }),
    budget: { perMonth: PREVIEWS_PER_MONTH, spent, ...(reported && { told: reported }) },
  };
}

function liveFacts({ id, name, facts: { members } }: LiveResource): NonNullable<PreviewReport["live"]> {
  return { id, name, ...(members !== undefined && { members }) };
}
