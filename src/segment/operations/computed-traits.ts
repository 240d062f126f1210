import type { SubjectRows } from "./row.ts";

/** Computed traits (API.md 6.1). */
export const computedTraitOperations = {
  createComputedTrait: {
    method: "POST",
    path: "/spaces/{spaceId}/computed-traits",
    version: "v1alpha",
    lane: "createComputedTrait",
    limits: [{ requests: 10, per: "minute" }],
    resend: "after-refusal",
  },
  listComputedTraits: {
    method: "GET",
    path: "/spaces/{spaceId}/computed-traits",
    version: "v1alpha",
    lane: "listComputedTraits",
    limits: [{ requests: 25, per: "minute" }],
    resend: "always",
    page: { max: 1000, items: "computedTraits" },
  },
  getComputedTrait: {
    method: "GET",
    path: "/spaces/{spaceId}/computed-traits/{id}",
    version: "v1alpha",
    lane: "getComputedTrait",
    limits: [{ requests: 100, per: "minute" }],
    resend: "always",
  },
  removeComputedTraitFromSpace: {
    method: "DELETE",
    path: "/spaces/{spaceId}/computed-traits/{id}",
    version: "v1alpha",
    lane: "removeComputedTraitFromSpace",
    limits: [{ requests: 20, per: "minute" }],
    resend: "always",
  },
  updateComputedTraitForSpace: {
    method: "PATCH",
    path: "/spaces/{spaceId}/computed-traits/{id}",
    version: "v1alpha",
    lane: "updateComputedTraitForSpace",
    limits: [{ requests: 10, per: "minute" }],
    resend: "always",
  },
} as const satisfies SubjectRows;
