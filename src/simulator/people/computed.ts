import type { SimulatorSettings } from "../settings.ts";
import type { StoredAudience, StoredTrait } from "../state.ts";
import { holdsRows } from "./computation.ts";

/** An audience or a computed trait of a space. */
export type StoredComputed = StoredAudience | StoredTrait;

/** Whether it is an audience, and no computed trait. */
export function isAudience(stored: StoredComputed): stored is StoredAudience {
  return "audienceType" in stored;
}

/** Whether it is about accounts; else it is about people. */
export function isOfAccounts(stored: StoredComputed): boolean {
  return (isAudience(stored) ? stored.audienceType : stored.type) === "ACCOUNTS";
}

/** When an audience or a computed trait was what, in milliseconds since 1970. */
export interface Life {
  /** From when on it is computed at all. */
  startMs: number;
  /** From when on it is computed as it is now: of what it said before, nothing is known. */
  sameMs: number;
  /** When it was disabled; `Infinity` while it is not. */
  endMs: number;
}

/** The life of an audience or a computed trait. */
export function lifeOf(stored: StoredComputed): Life {
  const { createdAt, sameSince, enabled, disabledSince, updatedAt } = stored;
  const startMs = Date.parse((isAudience(stored) ? stored.startedAt : undefined) ?? createdAt);
  return {
    startMs,
    sameMs: sameSince === undefined ? startMs : Date.parse(sameSince),
    endMs: enabled ? Infinity : Date.parse(disabledSince ?? updatedAt),
  };
}

/**
 * At which instant was said what queries see of an audience or a computed trait at another one, both in milliseconds since
 * 1970: at the same one, or when it was disabled, by the setting `disabledAudience`. A text says why that is not known, and
 * `undefined` that there is nothing to see.
 */
export function saidAt(
  stored: StoredComputed,
  atMs: number,
  { disabledAudience }: Pick<SimulatorSettings, "disabledAudience">,
): number | string | undefined {
  const { key, failure } = stored;
  const { startMs, sameMs, endMs } = lifeOf(stored);
  if (atMs < startMs || endMs <= startMs) return undefined;
  if (atMs > endMs && disabledAudience === "absent") return undefined;
  if (Math.min(atMs, endMs) < sameMs) return `what ${key} said before it was changed`;
  if (failure) return `what ${key} says, whose computation failed`;
  if (isAudience(stored) && holdsRows(stored)) return `what ${key} says of people, as it holds rows`;
  return Math.min(atMs, endMs);
}
