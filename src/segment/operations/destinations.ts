import type { SubjectRows } from "./row.ts";

/** Destinations of the workspace (API.md 5.11). */
export const destinationOperations = {
  listDestinations: {
    method: "GET",
    path: "/destinations",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 1000, items: "destinations" },
  },
  getDestination: {
    method: "GET",
    path: "/destinations/{destinationId}",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
  },
} as const satisfies SubjectRows;
