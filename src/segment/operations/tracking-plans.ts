import type { SubjectRows } from "./row.ts";

/** What a workspace declares that it sends, and how much of what arrives (API.md 7.3, API.md 7.4). */
export const trackingPlanOperations = {
  getEventsVolumeFromWorkspace: {
    method: "GET",
    path: "/events/volume",
    version: "v1",
    lane: "getEventsVolumeFromWorkspace",
    limits: [{ requests: 60, per: "minute" }],
    resend: "always",
    page: { max: 1000, items: "result", identity: ["source", "eventName", "eventType"] },
  },
  listTrackingPlans: {
    method: "GET",
    path: "/tracking-plans",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 1000, items: "trackingPlans" },
  },
  getTrackingPlan: {
    method: "GET",
    path: "/tracking-plans/{trackingPlanId}",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
  },
  listRulesFromTrackingPlan: {
    method: "GET",
    path: "/tracking-plans/{trackingPlanId}/rules",
    version: "v1",
    lane: "listRulesFromTrackingPlan",
    limits: [{ requests: 200, per: "minute" }],
    resend: "always",
    page: { max: 1000, items: "rules", identity: ["type", "key", "version"] },
  },
  listSourcesFromTrackingPlan: {
    method: "GET",
    path: "/tracking-plans/{trackingPlanId}/sources",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 1000, items: "sources" },
  },
} as const satisfies SubjectRows;
