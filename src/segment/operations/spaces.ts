import type { SubjectRows } from "./row.ts";

/** Spaces, and what is known of the people in them (API.md 6.4, API.md 6.5, API.md 6.6). */
export const spaceOperations = {
  batchQueryMessagingSubscriptionsForSpace: {
    method: "POST",
    path: "/spaces/{spaceId}/messaging-subscriptions/batch",
    version: "v1alpha",
    lane: "default",
    limits: [],
    resend: "always",
  },
  getSpace: {
    method: "GET",
    path: "/spaces/{spaceId}",
    version: "v1alpha",
    lane: "default",
    limits: [],
    resend: "always",
  },
  listSpaces: {
    method: "GET",
    path: "/spaces",
    version: "v1alpha",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 1000, items: "spaces" },
  },
  replaceMessagingSubscriptionsInSpaces: {
    method: "PUT",
    path: "/spaces/{spaceId}/messaging-subscriptions",
    version: "v1alpha",
    lane: "replaceMessagingSubscriptionsInSpaces",
    limits: [{ requests: 60, per: "minute" }],
    resend: "always",
  },
  createDownload: {
    method: "POST",
    path: "/customer-insights/download",
    version: "v1alpha",
    lane: "createDownload",
    limits: [{ requests: 120, per: "day" }],
    resend: "after-refusal",
  },
} as const satisfies SubjectRows;
