import type { SubjectRows } from "./row.ts";

/** Space filters (API.md 6.2). */
export const filterOperations = {
  createFilterForSpace: {
    method: "POST",
    path: "/filters",
    version: "v1beta",
    lane: "default",
    limits: [],
    resend: "after-refusal",
  },
  listFiltersForSpace: {
    method: "GET",
    path: "/filters",
    version: "v1beta",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 10, items: "filters", optional: true },
  },
  deleteFilterById: {
    method: "DELETE",
    path: "/filters/{id}",
    version: "v1beta",
    lane: "default",
    limits: [],
    resend: "always",
  },
  getFilterById: {
    method: "GET",
    path: "/filters/{id}",
    version: "v1beta",
    lane: "default",
    limits: [],
    resend: "always",
  },
  updateFilterById: {
    method: "PATCH",
    path: "/filters/{id}",
    version: "v1beta",
    lane: "default",
    limits: [],
    resend: "always",
  },
} as const satisfies SubjectRows;
