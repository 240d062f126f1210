import { expiringPartsOf, kindOf } from "../resources/kinds.ts";
import { unknownKeyText } from "../plan/keys/unknown-key-text.ts";
import type { TroubledObject } from "./find-troubled.ts";
import { minuteText } from "../values/minute-text.ts";

/** What is the matter with an object in trouble, and what to do about it. */
export interface TroubleText {
  /** To follow the object's address. */
  sentence: string;
  /** Why that is so or what comes of it: a sentence without a full stop. */
  reason: string;
  hint: string;
}

/** Trouble in words. */
export function describeTrouble({ kind, trouble, updatedAt = "" }: TroubledObject): TroubleText {
  const noun = kindOf(kind).prefix;
  if (trouble.type === "failed")
    return {
      sentence: "cannot be computed",
      reason: `Segment gives its status as ${trouble.status}`,
      hint: `look in Segment what its computation fails at; when it is the query, correct the manifest of the ${noun} and apply it`,
    };
  if (trouble.type === "dead-key") return unknownKeyText(trouble, kind);
  const { disabledDays, deletedBy } = trouble;
  const { days = 0 } = expiringPartsOf(kind) ?? {};
  const when = disabledDays < days ? `by ${minuteText(deletedBy)} at the latest` : "at any time now";
  return {
    sentence: `has been disabled for at least ${disabledDays} days`,
    reason: `the last change of any kind was at ${minuteText(updatedAt)}, and Segment deletes the schedules of an audience that stays disabled for ${days} days: ${when}`,
    hint: "enable the audience, or take the schedules out of its manifest",
  };
}
