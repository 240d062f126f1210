import type { SettingRows } from "./setting-row.ts";

/** Space filters and previews. Explained row by row in `neighbourSettingRows`. */
export interface NeighbourSettings {
  filterPatch: "keep" | "clear";
  filterLimitStatus: 422 | 409;
  invalidFilter: "refuse" | "accept";
  previewSeconds: number;
  invalidPreview: "refuse" | "fail";
}

/** The rows of `NeighbourSettings`. */
export const neighbourSettingRows: SettingRows<NeighbourSettings> = {
  filterPatch: {
    default: "keep",
    allowed: ["keep", "clear"],
    about: "what becomes of the fields that a PATCH of a space filter leaves out",
    reason: "API.md 6.2: PATCH replaces the filter; whether fields left out are lost is not documented",
  },
  filterLimitStatus: {
    default: 422,
    allowed: [422, 409],
    about: "status of creating an eleventh filter in a space",
    reason: "API.md 6.2: ten are documented, the error is not",
  },
  invalidFilter: {
    default: "refuse",
    allowed: ["refuse", "accept"],
    about: "FQL of a space filter that cannot be read (422 with the first mistake when refused)",
    reason: "API.md 6.2: not documented",
  },
  previewSeconds: {
    default: 10,
    allowed: "seconds",
    about: "how long a preview is RUNNING",
    reason: "API.md 3.1: not documented",
  },
  invalidPreview: {
    default: "refuse",
    allowed: ["refuse", "fail"],
    about: "a preview of a query that cannot be read: 422 at once, or FAILED later",
    reason: "API.md 3.1: not documented",
  },
};
