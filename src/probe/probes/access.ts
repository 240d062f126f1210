import type { OperationRequest } from "../../segment/operation-request.ts";
import type { OperationId } from "../../segment/operations.ts";
import type { Access } from "../../simulator/settings/setting-row.ts";
import type { Bench } from "../bench.ts";
import { decide, type Trial } from "../decide.ts";
import type { SettingName } from "../finding.ts";
import type { Probe } from "../probe.ts";
import { isRefused } from "../seen.ts";

/** The settings that say what a token may read. */
type AccessSetting =
  | "schemaAccess"
  | "volumesAccess"
  | "trackingPlansAccess"
  | "usersAccess"
  | "auditAccess"
  | "destinationsReadable";

interface AccessRow {
  /** What profiles call it. */
  feature: string;
  title: string;
  operation: OperationId;
  request: (bench: Bench) => OperationRequest;
}

const onePage = { "pagination.count": 1 };

const inSpace = ({ spaceId }: Bench): OperationRequest => ({ path: { spaceId }, query: onePage });

const ofWorkspace = (): OperationRequest => ({ query: onePage });

/** One hour, an hour ago: volumes are counted late. */
export function anHour(): { startTime: string; endTime: string } {
  const hourMs = 3_600_000;
  const endMs = Math.floor(Date.now() / hourMs) * hourMs;
  return { startTime: new Date(endMs - hourMs).toISOString(), endTime: new Date(endMs).toISOString() };
}

const rows: Readonly<Record<AccessSetting, AccessRow>> = {
  schemaAccess: { feature: "spaceSchema", title: "the space schema", operation: "listEvents", request: inSpace },
  volumesAccess: {
    feature: "eventVolumes",
    title: "event volumes",
    operation: "getEventsVolumeFromWorkspace",
    request: () => ({ query: { granularity: "HOUR", ...anHour(), ...onePage } }),
  },
  trackingPlansAccess: {
    feature: "trackingPlans",
    title: "tracking plans",
    operation: "listTrackingPlans",
    request: ofWorkspace,
  },
  usersAccess: { feature: "users", title: "users", operation: "listUsers", request: ofWorkspace },
  auditAccess: { feature: "auditTrail", title: "the audit trail", operation: "listAuditEvents", request: ofWorkspace },
  destinationsReadable: {
    feature: "destinations",
    title: "destinations",
    operation: "listDestinations",
    request: ofWorkspace,
  },
};

/** Here a refusal is what is asked for, and not in the way of it. */
const trial: Trial<Access> = {
  taken: { as: "all", shows: () => true },
  refused: { 401: 401, 403: 403, 404: 404 },
  control: "itself",
};

/** What the token may read of the workspace, one request each. */
export const accessProbes: readonly Probe[] = Object.entries(rows).map(([name, row]) => ({
  group: "A",
  title: `whether the token may read ${row.title}`,
  settles: [name as SettingName],
  async look(bench) {
    const seen = await bench.look(row.operation, row.request(bench));
    bench.settle(name as AccessSetting, await decide(seen, trial));
    const access = seen.ok ? "allowed" : isRefused(seen) ? "refused" : "not-known";
    bench.notice(row.feature, { access, status: seen.status, exchanges: [seen.n] });
  },
}));
