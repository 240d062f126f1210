import type { SubjectRows } from "./row.ts";

/** Previews, schedules and forced runs of audiences (API.md 3.1, API.md 3.2, API.md 3.3). */
export const audienceRunOperations = {
  addAudienceScheduleToAudience: {
    method: "POST",
    path: "/spaces/{spaceId}/audiences/{id}/schedules",
    version: "v1",
    lane: "addAudienceScheduleToAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "after-refusal",
  },
  listAudienceSchedulesFromSpaceAndAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{id}/schedules",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
  },
  createAudiencePreview: {
    method: "POST",
    path: "/spaces/{spaceId}/audiences/previews",
    version: "v1",
    lane: "createAudiencePreview",
    limits: [
      { requests: 5, per: "minute" },
      { requests: 700, per: "month" },
    ],
    resend: "after-refusal",
  },
  forceExecuteAudienceRun: {
    method: "POST",
    path: "/spaces/{spaceId}/audiences/{audienceId}/runs",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "after-refusal",
  },
  getAudiencePreview: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/previews/{id}",
    version: "v1",
    lane: "getAudiencePreview",
    limits: [{ requests: 300, per: "minute" }],
    resend: "always",
  },
  getAudienceScheduleFromSpaceAndAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{id}/schedules/{scheduleId}",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
  },
  removeAudienceScheduleFromAudience: {
    method: "DELETE",
    path: "/spaces/{spaceId}/audiences/{id}/schedules/{scheduleId}",
    version: "v1",
    lane: "removeAudienceScheduleFromAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
  },
  updateAudienceScheduleForAudience: {
    method: "PATCH",
    path: "/spaces/{spaceId}/audiences/{id}/schedules/{scheduleId}",
    version: "v1",
    lane: "updateAudienceScheduleForAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
  },
} as const satisfies SubjectRows;
