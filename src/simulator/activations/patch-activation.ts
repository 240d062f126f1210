import type { DestinationSubscriptionConfiguration, PersonalizationInput } from "../../segment/generated/wire.ts";
import type { SimulatorSettings } from "../settings.ts";

/** Stored personalization after a PATCH, by the setting `personalizationPatch`. */
export function patchPersonalization(
  stored: PersonalizationInput,
  patch: PersonalizationInput | undefined,
  { personalizationPatch }: SimulatorSettings,
): PersonalizationInput {
  if (patch === undefined) return stored;
  if (personalizationPatch === "replace") return patch;
  if (personalizationPatch === "by-part" || patch.profile === undefined) return { ...stored, ...patch };
  return { ...stored, ...patch, profile: { ...stored.profile, ...patch.profile } };
}

/**
 * A stored mapping after a PATCH: its action stays what it was, without a word (API.md 5.8); its settings follow
 * `mappingSettingsPatch`.
 */
export function patchMapping(
  stored: DestinationSubscriptionConfiguration | undefined,
  patch: DestinationSubscriptionConfiguration | undefined,
  { mappingSettingsPatch }: SimulatorSettings,
): DestinationSubscriptionConfiguration | undefined {
  if (stored === undefined || patch === undefined) return patch ?? stored;
  if (patch.settings === undefined) return stored;
  const kept = mappingSettingsPatch === "merge" ? stored.settings : {};
  return { actionId: stored.actionId, settings: { ...kept, ...patch.settings } };
}
