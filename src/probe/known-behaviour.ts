import type { KnownBehaviour, Verdict } from "../resources/known-behaviour.ts";
import type { Profile } from "./generated/profile.ts";

/** What of a profile a plan goes by. What no value of a setting stands for is not known. */
export function behaviourOf({ settings }: Pick<Profile, "settings">): KnownBehaviour {
  const valueOf = (name: string): unknown => settings[name]?.value ?? undefined;
  const verdicts = verdictRows.flatMap(([behaviour, setting]) => {
    const value = valueOf(setting);
    const verdict: Verdict = value === "accept" ? "accepted" : "refused";
    return value === undefined ? [] : [[behaviour, verdict] as const];
  });
  const quota = valueOf("audienceQuota");
  const longest = (name: string): number | undefined => {
    const { value, max } = settings[name] ?? {};
    return typeof value === "number" ? (max ?? value) : undefined;
  };
  const [lockSeconds, listLagSeconds] = [longest("lockSeconds"), longest("listLagSeconds")];
  return {
    ...(Object.fromEntries(verdicts) as Pick<KnownBehaviour, (typeof verdictRows)[number][0]>),
    // Nought stands for a quota that was not met.
    ...(typeof quota === "number" && quota > 0 && { audienceQuota: quota }),
    ...(lockSeconds !== undefined && { lockSeconds }),
    ...(listLagSeconds !== undefined && { listLagSeconds }),
  };
}

/** Settings of which one value is `accept`, and every other one a way to refuse. */
const verdictRows = [
  ["cadenceFlip", "cadenceFlip"],
  ["anonymousIds", "anonymousIdPatch"],
  ["traitType", "traitTypePatch"],
  ["emptyDescription", "emptyDescription"],
  ["destinationType", "destinationTypeMismatch"],
  ["unknownAction", "unknownAction"],
] as const satisfies readonly (readonly [keyof KnownBehaviour, string])[];
