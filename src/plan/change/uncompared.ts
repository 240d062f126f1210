import { stringify } from "safe-stable-stringify";
import type { SecretReference, DesiredResource, LiveResource } from "../../resources/resource.ts";
import type { SentSecrets } from "../../resources/sent-secrets.ts";
import { groupBy } from "../../values/group-by.ts";
import { isMasked, shownEnd } from "../../values/masked-value.ts";
import { getAt, type Pointer } from "../../values/pointer.ts";
import type { Change, Plan } from "../generated/plan.ts";
import type { ChangeContext } from "./change-context.ts";
import type { FieldComparisonResult } from "./compare-fields.ts";
import { isAsDeclared, isWritten } from "./is-change.ts";
import { sendsSecrets } from "./sends-secrets.ts";
import type { ResolvedSpec } from "./resolve-spec.ts";

/** Why one declared value cannot be held against the space. */
export type Uncompared = NonNullable<Change["uncompared"]>[number];

/** Declared fields of which the space says nothing and that are left as they are. */
export function untoldFields({ notes }: Pick<FieldComparisonResult, "notes">): Uncompared[] {
  return notes.flatMap(({ pointer, code }) =>
    code === "plan-not-told" ? [{ pointer, because: "not-told" as const }] : [],
  );
}

/**
 * Secrets of a live object that are not sent again and of which nobody can say whether the space has them: their variables
 * are not set here, or Segment shows a mask (API.md 5.3), which fits a secret with the same end, too.
 *
 * @param sent What is remembered of the secrets of a part. The values of other objects are shown by the API.
 */
export function uncomparedSecrets(
  { parent, secrets }: Pick<DesiredResource, "parent" | "secrets">,
  live: Pick<LiveResource, "spec">,
  { unknown }: Pick<ResolvedSpec, "unknown">,
  sent: SentSecrets | undefined,
  { secretOf, fingerprint }: Pick<ChangeContext, "secretOf" | "fingerprint">,
): Uncompared[] {
  const unsetAmong = (references: readonly SecretReference[]): string[] => [
    ...new Set(references.map(({ name }) => name).filter((name) => secretOf(name) === undefined)),
  ];
  return [...groupBy(secrets, ({ pointer }) => pointer)].flatMap(([pointer, references]): Uncompared[] => {
    if (unknown.includes(pointer)) return [];
    const shown = getAt(live.spec, pointer);
    const isShown = typeof shown === "string" && !isMasked(shown);
    if (!isShown && (parent === undefined || fingerprint === undefined)) return [];
    const names = [...new Set(references.map(({ name }) => name))];
    // One fingerprint stands for all secrets of a part, so that one that is not set keeps the others from being compared.
    const unset = unsetAmong(isShown ? references : secrets);
    // A mask that ends otherwise is a reason to send the secrets again, so none comes here whose secrets are all set.
    if (!isShown && unset.length === 0 && shownEnd(shown)) return [{ pointer, because: "end-alike", secrets: names }];
    if (!isShown && !sent) return [{ pointer, because: "not-remembered", secrets: names }];
    if (unset.length > 0) return [{ pointer, because: "not-set", secrets: unset }];
    return isMasked(shown) ? [{ pointer, because: "not-shown", secrets: names }] : [];
  });
}

/** What of a plan or a drift is not known to be as declared and is left so; nothing where all is. */
export function gatherUncompared(changes: readonly Change[]): Plan["uncompared"] {
  const fields = changes.flatMap((change) =>
    (change.uncompared ?? [])
      .filter(({ pointer }) => !isSent(change, pointer))
      .map((each) => ({ address: change.address, ...each })),
  );
  const unchanged = changes.filter((change) => change.uncompared && isAsDeclared(change)).length;
  return fields.length === 0 ? undefined : { unchanged, fields };
}

/** Whether a change writes the value of a field, be it only along with others: settings are written as a whole, with their secrets. */
function isSent(change: Change, pointer: Pointer): boolean {
  const { before, after, secrets = [] } = change;
  if (!isWritten(change)) return false;
  if (secrets.includes(pointer) && sendsSecrets(change)) return true;
  return stringify(getAt(before ?? {}, pointer)) !== stringify(getAt(after ?? {}, pointer));
}
