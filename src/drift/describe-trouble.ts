import { expiringPartsOf, kindOf } from "../resources/kinds.ts";
import type { TroubledObject } from "./find-troubled.ts";

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
  if (trouble.type === "dead-key") {
    const { key, heir } = trouble;
    return {
      sentence: `names the key ${key}, which no audience or trait of the space has`,
      reason: `probably ${JSON.stringify(heir.name)} is meant, which has the key ${heir.key}`,
      hint: `name ${heir.key} in the query of the ${noun} and apply it; a manifest that says \${audience.NAME.key} follows a new key`,
    };
  }
  const { disabledDays, deletedBy } = trouble;
  const { days = 0 } = expiringPartsOf(kind) ?? {};
  const when = disabledDays < days ? `by ${deletedBy} at the latest` : "at any time now";
  return {
    sentence: `has been disabled for at least ${disabledDays} days`,
    reason: `the last change of any kind was at ${updatedAt}, and Segment deletes the schedules of an audience that stays disabled for ${days} days: ${when}`,
    hint: "enable the audience, or take the schedules out of its manifest",
  };
}
