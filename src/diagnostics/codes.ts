import { catalogCodes } from "./codes/catalog.ts";
import { driftCodes } from "./codes/drift.ts";
import { documentCodes } from "./codes/document.ts";
import { lintCodes } from "./codes/lint.ts";
import { manifestCodes } from "./codes/manifest.ts";
import { planCodes } from "./codes/plan.ts";
import { projectCodes } from "./codes/project.ts";
import { queryCodes } from "./codes/query.ts";
import { testCodes } from "./codes/tests.ts";

/** One row of the rule table: what the rule is about, in one line and in a paragraph. */
export interface RuleText {
  /** A short name for lists. */
  title: string;
  /** Why the rule exists and how to satisfy it. */
  explanation: string;
}

/** Every rule by its stable code. Codes are never renamed or reused. */
export const ruleCodes = {
  ...documentCodes,
  ...projectCodes,
  ...manifestCodes,
  ...queryCodes,
  ...lintCodes,
  ...catalogCodes,
  ...planCodes,
  ...driftCodes,
  ...testCodes,
} as const satisfies Record<string, RuleText>;

/** A stable rule code, such as `document-duplicate-key`. */
export type RuleCode = keyof typeof ruleCodes;
