import type { Change } from "../plan/generated/plan.ts";
import { groupBy } from "../values/group-by.ts";
import { fillSecrets, type SecretSource } from "../resources/secrets.ts";
import { MissingSecretError } from "./missing-secret-error.ts";
import { replacedRoot } from "./steps.ts";

/**
 * The changes of replaced trees in which a secret is missing, each with the failure: found out only when its turn came,
 * it would leave the tree in pieces.
 */
export function findMissingSecrets(
  changes: readonly Change[],
  secretOf: SecretSource,
): Map<Change, MissingSecretError> {
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const trees = groupBy(changes, (change) => replacedRoot(change, (address) => byAddress.get(address)));
  const failures = new Map<Change, MissingSecretError>();
  for (const [root, tree] of trees) {
    if (!root) continue;
    const missing = new Set(
      tree.flatMap(({ after, secrets = [] }) => fillSecrets(after ?? {}, secrets, secretOf).missing),
    );
    if (missing.size > 0) for (const change of tree) failures.set(change, new MissingSecretError([...missing]));
  }
  return failures;
}
