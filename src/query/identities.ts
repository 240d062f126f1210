import { identitiesOfComparisons } from "./identities-of-comparisons.ts";
import { identitiesOfConditions } from "./identities-of-conditions.ts";
import { identitiesOfStreams } from "./identities-of-streams.ts";
import { identitiesOfValues } from "./identities-of-values.ts";
import type { Identity } from "./identity.ts";

/** How plans call the identities that make queries equal. */
export type IdentityName =
  | (typeof identitiesOfConditions)[number]["name"]
  | (typeof identitiesOfComparisons)[number]["name"]
  | (typeof identitiesOfStreams)[number]["name"]
  | (typeof identitiesOfValues)[number]["name"];

/**
 * Every identity of the language, in the order in which they are used. What the printer writes in one way (layout,
 * needless parentheses, quotes, `literal()`, operators, names, numbers, singular and plural) is none: it differs in letters alone.
 */
export const identities: readonly (Identity & { name: IdentityName })[] = [
  ...identitiesOfConditions,
  ...identitiesOfValues,
  ...identitiesOfStreams,
  ...identitiesOfComparisons,
];
