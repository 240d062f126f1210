import type { SubjectRows } from "./row.ts";

/** Audiences (API.md 2.1). */
export const audienceOperations = {
  createAudience: {
    method: "POST",
    path: "/spaces/{spaceId}/audiences",
    version: "v1",
    lane: "createAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "after-refusal",
  },
  listAudiences: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences",
    version: "v1",
    lane: "listAudiences",
    limits: [{ requests: 60, per: "minute" }],
    resend: "always",
    page: { max: 200, items: "audiences" },
  },
  getAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{id}",
    version: "v1",
    lane: "getAudience",
    limits: [{ requests: 100, per: "minute" }],
    resend: "always",
  },
  removeAudienceFromSpace: {
    method: "DELETE",
    path: "/spaces/{spaceId}/audiences/{id}",
    version: "v1",
    lane: "removeAudienceFromSpace",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
  },
  updateAudienceForSpace: {
    method: "PATCH",
    path: "/spaces/{spaceId}/audiences/{id}",
    version: "v1",
    lane: "updateAudienceForSpace",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
  },
  listAudienceConsumersFromSpaceAndAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{id}/audience-references",
    version: "v1alpha",
    lane: "listAudienceConsumersFromSpaceAndAudience",
    limits: [{ requests: 25, per: "minute" }],
    resend: "always",
    page: { max: 1000, items: "audiences" },
  },
} as const satisfies SubjectRows;
