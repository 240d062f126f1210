import { uniqueAddresses } from "./addresses.ts";
import { noCircles } from "./circles.ts";
import { secretsInClear } from "./clear-secrets.ts";
import type { CrossRule } from "./cross-rule.ts";
import { uniqueDisplayNames } from "./display-names.ts";
import { knownEnvironments } from "./environments.ts";
import { namesAsAgreed } from "./name-patterns.ts";
import { freePreviousNames } from "./previous-names.ts";
import { knownReferences } from "./references.ts";
import { listedSecrets } from "./secrets.ts";

/** Every rule about more than one manifest, but for `semanticRules`. */
export const crossRules: readonly CrossRule[] = [
  uniqueAddresses,
  uniqueDisplayNames,
  namesAsAgreed,
  knownEnvironments,
  freePreviousNames,
  knownReferences,
  noCircles,
  listedSecrets,
  secretsInClear,
];
