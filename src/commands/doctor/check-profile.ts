import type { Profile } from "../../probe/generated/profile.ts";
import type { Environment } from "../../project/project.ts";
import type { CallInput } from "../../segment/call-input.ts";
import { SegmentApiError } from "../../segment/errors.ts";
import { readCount } from "../../segment/lane-report.ts";
import { operationRow, type OperationId } from "../../segment/operations.ts";
import { count, plural } from "../../values/words.ts";
import { defineCheck, type Known, type SeenAnswer } from "./examination.ts";
import { withTimeout } from "./with-timeout.ts";
import { nextCommand } from "../definitions/next-command.ts";

interface AccessRow {
  setting: string;
  operation: OperationId;
  what: string;
  /** Whether it is asked within a space. */
  ofSpace?: true;
}

/** What a token may read or not, as settings have it, with the operation that shows it by one entry. */
const accessRows: readonly AccessRow[] = [
  { setting: "schemaAccess", operation: "listEvents", what: "the space schema", ofSpace: true },
  { setting: "usersAccess", operation: "listUsers", what: "the users of the workspace" },
  { setting: "auditAccess", operation: "listAuditEvents", what: "the audit trail" },
  { setting: "trackingPlansAccess", operation: "listTrackingPlans", what: "the tracking plans" },
  { setting: "destinationsReadable", operation: "listDestinations", what: "the destinations of the workspace" },
];

/** Whether the profile of the environment fits what is seen: one small read for each right that it speaks of. */
export const profileCheck = defineCheck({
  check: "profile",
  title: "Profile",
  needs: ["project", "environment"],
  async examine({ options, known, answers }) {
    const { environment, profiles } = known;
    const remedy = `run ${nextCommand("probe", options)} again, or take the profile out of the project file`;
    if (environment.profile === undefined)
      return { result: "ok", found: "none is named, so plans go by the documentation alone" };
    const profile = profiles?.get(environment.name);
    if (!profile) return { result: "problem", found: `${environment.profile} cannot be used`, remedy };
    const access = await Promise.all(accessRows.map((row) => contradictedAccess(profile, row, known)));
    const against = [
      ...contradictedRegion(profile, environment),
      ...access.flat(),
      ...contradictedLimit(profile, answers),
    ];
    const settled = Object.values(profile.settings).filter(({ value }) => value !== null).length;
    const what = `${environment.profile} of ${profile.probedAt.slice(0, 10)} settles ${plural(settled, "setting")}`;
    if (against.length === 0) return { result: "ok", found: `${what}, and nothing seen here contradicts it` };
    return { result: "warning", found: `${what}, but ${against.join("; ")}`, remedy };
  },
});

function contradictedRegion({ region }: Profile, environment: Environment): string[] {
  if (region === environment.region) return [];
  return [`it is of the region ${region}, and the environment is in ${environment.region}`];
}

async function contradictedAccess(
  { settings }: Profile,
  { setting, operation, what, ofSpace }: AccessRow,
  { access, space }: Known,
): Promise<string[]> {
  const said = settings[setting]?.value;
  if (said === undefined || said === null || !access || !space) return [];
  const path = ofSpace ? { spaceId: space.id } : {};
  const input = { path, query: { "pagination.count": 1 } } as unknown as CallInput<typeof operation>;
  const refusedWith = await withTimeout(30, (signal) => access.client.call(operation, { ...input, signal })).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof SegmentApiError) return error.status;
      throw error;
    },
  );
  if (said === "all")
    return refusedWith === undefined ? [] : [`${what} could be read then, and that is refused now (${refusedWith})`];
  return refusedWith === undefined ? [`reading ${what} was refused then (${String(said)}), and is not now`] : [];
}

/** Operations without a published limit share one, which every answer of theirs tells. */
function contradictedLimit({ settings }: Profile, answers: readonly SeenAnswer[]): string[] {
  const said = settings["defaultRateLimit"]?.value;
  if (typeof said !== "number") return [];
  const limits = answers.flatMap(({ operation, headers }) => {
    const [consumed, remaining] = ["consumed", "remaining"].map((name) => readCount(headers, `x-ratelimit-${name}`));
    const isShared = operation !== undefined && operationRow(operation).limits.length === 0;
    return isShared && consumed !== undefined && remaining !== undefined ? [consumed + remaining] : [];
  });
  const seen = limits.at(-1);
  return seen === undefined || seen === said
    ? []
    : [
        `requests without a limit of their own were limited to ${count(said)} a minute then, and are to ${count(seen)} now`,
      ];
}
