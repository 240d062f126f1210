import type { SubjectRows } from "./row.ts";

/** Destinations and warehouses of the workspace, and the catalogue (API.md 5.11, API.md 5.12). */
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
  getDestinationMetadata: {
    method: "GET",
    path: "/catalog/destinations/{destinationMetadataId}",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
  },
  listWarehouses: {
    method: "GET",
    path: "/warehouses",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 1000, items: "warehouses" },
  },
} as const satisfies SubjectRows;
