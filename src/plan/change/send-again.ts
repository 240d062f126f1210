import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { remembered, settings } from "../../resources/comparisons.ts";
import type { FieldRule } from "../../resources/field-rule.ts";
import { printSecrets } from "../../resources/fingerprints.ts";
import { addressOfPart, kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { partMark, type SentSecrets } from "../../resources/sent-secrets.ts";
import { isMasked } from "../../values/masked-value.ts";
import { fieldPath, getAt, type Pointer } from "../../values/pointer.ts";
import { joinWords } from "../../values/words.ts";
import { placeOf } from "../place.ts";
import type { ChangeContext } from "./change-context.ts";
import type { OtherInSpace } from "./other-in-space.ts";
import type { ResolvedSpec } from "./resolve-spec.ts";

/** What the marker of its audience remembers of the secrets that were last sent to a live part. */
export function recallSent(live: LiveResource, { family }: ChangeContext): SentSecrets | undefined {
  const ownership = family?.audience?.ownership;
  const [audience] = family?.within ?? [];
  if (!family || !audience || typeof ownership !== "object") return undefined;
  const address = addressOfPart(family.parent.address, kindOf(live.kind), live.spec, 1);
  const part = partMark(address.slice(audience.address.length + 1));
  return ownership.sent?.find((entry) => entry.part === part);
}

/**
 * Why the secrets of a live part are to be sent again, as sentences; none when nothing speaks for it. The API shows only
 * masks of them, so what is known is what was sent, and not what is there. Where a variable is not set, or nothing is
 * remembered, nothing is concluded from the values.
 */
export function whySentAgain(
  { parent, secrets }: DesiredResource,
  live: LiveResource,
  { spec, unknown }: Pick<ResolvedSpec, "spec" | "unknown">,
  sent: SentSecrets | undefined,
  { secretOf, fingerprint }: ChangeContext,
): string[] {
  if (parent === undefined || secrets.length === 0) return [];
  const reasons: string[] = [];
  const version = getAt(spec, "/secretVersion");
  if (typeof version === "number" && version !== sent?.version)
    reasons.push(
      `secretVersion is ${version} and ${sent?.version === undefined ? "none is remembered" : `was ${sent.version}`}`,
    );
  const pointers = [...new Set(secrets.map(({ pointer }) => pointer))];
  // What the API shows is compared itself.
  const hidden = pointers.some((pointer) => {
    const shown = getAt(live.spec, pointer);
    return typeof shown !== "string" || isMasked(shown);
  });
  if (!sent || !hidden || !fingerprint || pointers.some((pointer) => unknown.includes(pointer))) return reasons;
  const print = printSecrets(spec, pointers, secretOf, fingerprint);
  const names = [...new Set(secrets.map(({ name }) => name))];
  if (print !== undefined && print !== sent.print)
    reasons.push(`the value of ${joinWords(names, "or")} is not the one that was sent last`);
  return reasons;
}

/** What the masks say of it, as a sentence. Where another value is declared than was sent last, that is all there is to say. */
export function whyMasksDiffer({ secrets }: DesiredResource, others: OtherInSpace): string[] {
  const pointers = others.filter(({ lastSent }) => lastSent !== "other").map(({ pointer }) => pointer);
  if (pointers.length === 0) return [];
  const names = [...new Set(secrets.filter(({ pointer }) => pointers.includes(pointer)).map(({ name }) => name))];
  const isSame = others.every(({ lastSent }) => lastSent === "same");
  return [
    `the space has another secret: Segment shows its last characters, and ${joinWords(names, "and")} ${names.length === 1 ? "ends" : "end"} with others${isSame ? ". Somebody changed it since it was sent" : ""}`,
  ];
}

/** Whether a field belongs to what is sent when secrets are sent again. */
export function goesWithSecrets({ comparison }: Pick<FieldRule, "comparison">): boolean {
  return comparison === settings || comparison === remembered;
}

/**
 * Says that secrets are sent again, and why; and where they replace settings that the space does not tell (API.md 5.5),
 * that what nobody declares may go.
 *
 * @param untold Fields that are sent and of which the space says nothing.
 */
export function noteSentAgain(
  desired: DesiredResource,
  reasons: readonly string[],
  untold: readonly Pointer[],
): Diagnostic[] {
  if (reasons.length === 0) return [];
  const place = placeOf(desired);
  const message = `the secrets are sent again: ${reasons.join("; ")}`;
  return [
    { code: "plan-secret-sent-again", severity: "info", message, ...place },
    ...untold.map((pointer): Diagnostic => ({
      code: "plan-not-told",
      severity: "warning",
      message: `Segment did not say what else ${fieldPath(pointer)} holds in the space, and what is sent replaces all of it`,
      hint: "look at the object in the app, and declare what is to stay",
      ...place,
    })),
  ];
}
