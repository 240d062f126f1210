import type { ApiErrorKind } from "../segment/errors.ts";

/** Refusals of a read that speak of a feature or a role, not of this request (API.md 1.2). */
export const refusals: ReadonlySet<ApiErrorKind> = new Set(["not-found", "forbidden", "unauthorized"]);
