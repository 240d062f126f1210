import { accessCheck } from "./check-access.ts";
import { clockCheck } from "./check-clock.ts";
import { featureChecks } from "./check-features.ts";
import { environmentCheck, manifestsCheck, projectCheck } from "./check-files.ts";
import { certificatesCheck } from "./check-certificates.ts";
import { hostCheck } from "./check-host.ts";
import { limitsCheck } from "./check-limits.ts";
import { markersCheck } from "./check-markers.ts";
import { nodeCheck } from "./check-node.ts";
import { profileCheck } from "./check-profile.ts";
import { proxyCheck } from "./check-proxy.ts";
import { secretsCheck } from "./check-secrets.ts";
import { spaceCheck } from "./check-space.ts";
import { tokenCheck } from "./check-token.ts";
import type { CheckRow } from "./examination.ts";

/** Every check. Each may build on those before it. */
export const checks: readonly CheckRow[] = [
  nodeCheck,
  projectCheck,
  environmentCheck,
  manifestsCheck,
  tokenCheck,
  certificatesCheck,
  proxyCheck,
  hostCheck,
  accessCheck,
  spaceCheck,
  ...featureChecks,
  // After all requests but those of the last check, whose number depends on the space.
  clockCheck,
  limitsCheck,
  profileCheck,
  secretsCheck,
  markersCheck,
];
