import { isDestination, isReadable, isThere, isWarehouse } from "./check-answer.ts";
import { canBeConnected } from "./check-connection.ts";
import { isMappable } from "./check-mapping.ts";
import { keepsSecrets } from "./check-secret.ts";
import type { DestinationCheck } from "./destination-check.ts";

/** Everything that a destination can have against a change, in the order of reports. */
export const destinationChecks: readonly DestinationCheck[] = [
  isWarehouse,
  isDestination,
  isThere,
  isReadable,
  canBeConnected,
  keepsSecrets,
  isMappable,
];
