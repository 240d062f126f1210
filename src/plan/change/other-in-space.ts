import { printSecrets } from "../../resources/fingerprints.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { fillSecrets } from "../../resources/secrets.ts";
import type { SentSecrets } from "../../resources/sent-secrets.ts";
import { isMaskOfAnother } from "../../values/masked-value.ts";
import { getAt } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import type { ChangeContext } from "./change-context.ts";
import { secretPointers } from "./change-parts.ts";
import type { ResolvedSpec } from "./resolve-spec.ts";

/** Secrets that the space certainly has with another value than the declared one. */
export type OtherInSpace = NonNullable<Change["otherInSpace"]>;

/**
 * The secrets of a live part of which the space shows a mask that ends otherwise than the declared value (API.md 5.3). None
 * while one of the part is not set here: they are sent together.
 *
 * @param sent What is remembered of the secrets of the part.
 */
export function findOthersInSpace(
  desired: DesiredResource,
  live: Pick<LiveResource, "spec">,
  { spec, unknown }: Pick<ResolvedSpec, "spec" | "unknown">,
  sent: SentSecrets | undefined,
  { secretOf, fingerprint }: Pick<ChangeContext, "secretOf" | "fingerprint">,
): OtherInSpace {
  const pointers = secretPointers(desired);
  if (desired.parent === undefined || pointers.some((pointer) => unknown.includes(pointer))) return [];
  const { values, missing } = fillSecrets(spec, pointers, secretOf);
  if (missing.length > 0) return [];
  const others = pointers.filter((pointer) => {
    const secret = getAt(values, pointer);
    return typeof secret === "string" && isMaskOfAnother(getAt(live.spec, pointer), secret);
  });
  if (others.length === 0) return [];
  const print = fingerprint && printSecrets(spec, pointers, secretOf, fingerprint);
  const lastSent = !sent || print === undefined ? "unknown" : print === sent.print ? "same" : "other";
  return others.map((pointer) => ({ pointer, lastSent }));
}
