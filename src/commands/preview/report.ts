import type { PreviewReport } from "../../report/preview-report.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { PREVIEWS_PER_MONTH, readPreviewBudget } from "../../segment/preview-budget.ts";
import type { AudienceDefinition } from "../../segment/generated/wire.ts";
import { isJsonObject } from "../../values/json.ts";
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

/**
 * A preview as it is reported, as far as Segment tells of it. Of the members only ids: what else Segment tells of them is
 * not asked for.
 */
export function reportPreview(
  preview: FinishedPreview,
  { address, live, limit, spent, lastHeaders }: ReportContext,
): PreviewReport {
  const { id, status, audienceType, definition, options, size, results = [], failureReason } = preview;
  const reported = lastHeaders && readPreviewBudget(lastHeaders);
  return {
    id,
    status,
    ...(address !== undefined && { address }),
    audienceType,
    ...(isJsonObject(definition) && { definition: describeDefinition(definition) }),
    ...(isJsonObject(options) && { options }),
    ...(size && { size }),
    members: results.flatMap((member) => idOf(member) ?? []).slice(0, limit),
    ...(failureReason !== undefined && { failureReason }),
    ...(live && { live: liveFacts(live) }),
    budget: { perMonth: PREVIEWS_PER_MONTH, spent, ...(reported && { told: reported }) },
  };
}

function describeDefinition({ query, targetEntity }: AudienceDefinition): AudienceDefinition {
  return { query, ...(typeof targetEntity === "string" && { targetEntity }) };
}

/** The id of a member; what is no member, or has none, is left out. */
function idOf(member: unknown): string | undefined {
  return isJsonObject(member) && typeof member["id"] === "string" ? member["id"] : undefined;
}

function liveFacts({ id, name, facts: { members } }: LiveResource): NonNullable<PreviewReport["live"]> {
  return { id, name, ...(members !== undefined && { members }) };
}
