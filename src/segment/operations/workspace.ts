import type { SubjectRows } from "./row.ts";

/** The workspace, its people, and what they did (API.md 7.5, API.md 7.6, API.md 7.7). */
export const workspaceOperations = {
  getWorkspace: {
    method: "GET",
    path: "/",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
  },
  listUsers: {
    method: "GET",
    path: "/users",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 1000, items: "users" },
  },
  getUser: {
    method: "GET",
    path: "/users/{userId}",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
  },
  listAuditEvents: {
    method: "GET",
    path: "/audit-events",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 1000, items: "events" },
  },
  echo: {
    method: "GET",
    path: "/echo",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
    echoesRequest: true,
  },
} as const satisfies SubjectRows;
