import type { Profile } from "../../probe/generated/profile.ts";
import type { Environment } from "../../project/project.ts";
import type { CallInput } from "../../segment/call-input.ts";
import { SegmentApiError } from "../../segment/errors.ts";
import type { OperationId } from "../../segment/operations.ts";
import { plural } from "../../values/words.ts";
import { compareAnswers, type Comparison } from "./compare-answers.ts";
import { defineCheck, type Known } from "./examination.ts";
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
  { setting: "volumesAccess", operation: "getEventsVolumeFromWorkspace", what: "event volumes" },
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
    const access = await Promise.all(accessRows.map((row) => compareAccess(profile, row, known)));
    const compared = [
      ...compareRegion(profile, environment),
      ...access.flat(),
      // After the requests for rights, whose answers are among them.
      ...compareAnswers(profile, answers),
    ];
    const settled = Object.values(profile.settings).filter(({ value }) => value !== null).length;
    const what = `${environment.profile} of ${profile.probedAt.slice(0, 10)} settles ${plural(settled, "setting")}`;
    const against = compared.flatMap((each) => each.against ?? []);
    if (against.length > 0) return { result: "warning", found: `${what}, but ${against.join("; ")}`, remedy };
    return {
      result: "ok",
      found: `${what}; compared, and the same here: ${compared.map((each) => each.what).join(", ")}`,
    };
  },
});

function compareRegion({ region }: Profile, environment: Environment): Comparison[] {
  const against = `it is of the region ${region}, and the environment is in ${environment.region}`;
  return [{ what: "the region", ...(region !== environment.region && { against }) }];
}

async function compareAccess(
  { settings }: Profile,
  { setting, operation, what, ofSpace }: AccessRow,
  { access, space }: Known,
): Promise<Comparison[]> {
  const said = settings[setting]?.value;
  if (said === undefined || said === null || !access || !space) return [];
  const path = ofSpace ? { spaceId: space.id } : {};
  const query = { "pagination.count": 1, ...(operation === "getEventsVolumeFromWorkspace" && lastHour()) };
  const input = { path, query } as unknown as CallInput<typeof operation>;
  const refusedWith = await withTimeout(30, (signal) => access.client.call(operation, { ...input, signal })).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof SegmentApiError) return error.status;
      throw error;
    },
  );
  const now = refusedWith ?? "all";
  if (now === said) return [{ what: setting }];
  const words =
    said === "all"
      ? `${what} could be read then, and that is refused now (${now})`
      : `reading ${what} was refused then (${String(said)}), and is ${now === "all" ? "not now" : `now with another status (${now})`}`;
  return [{ what: setting, against: words }];
}

function lastHour(): { granularity: "HOUR"; startTime: string; endTime: string } {
  const hourMs = 3_600_000;
  const endMs = Math.floor(Date.now() / hourMs) * hourMs;
  const [startTime, endTime] = [endMs - hourMs, endMs].map((ms) => new Date(ms).toISOString());
  return { granularity: "HOUR", startTime: startTime ?? "", endTime: endTime ?? "" };
}
