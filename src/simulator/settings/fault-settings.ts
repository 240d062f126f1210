import { faultKinds, type FaultKind } from "../fault-kinds.ts";
import type { SettingRows } from "./setting-row.ts";

/** A kind of failure, or a group: all that end by themselves, those of them before or after the change, or all hangs. */
export type FailureChoice = "all" | "before" | "after" | "hangs" | FaultKind;

/** Failures by chance. Explained row by row in `faultSettingRows`. */
export interface FaultSettings {
  failureRate: number;
  failureSeed: number;
  failureKinds: readonly FailureChoice[];
  failureStreak: number;
}

/** The rows of `FaultSettings`. */
export const faultSettingRows: SettingRows<FaultSettings> = {
  failureRate: {
    default: 0,
    allowed: "share from 0 to 1",
    about: "which share of all requests fails by chance",
    reason: "not about the API: every network and every service fails at times",
  },
  failureSeed: {
    default: 1,
    allowed: "whole number",
    about: "which chances these are: the same number and the same order of requests give the same failures",
    reason: "not about the API: makes failures by chance repeatable",
  },
  failureKinds: {
    default: ["all"],
    allowed: ["all", "before", "after", "hangs", ...faultKinds],
    several: true,
    about:
      "which failures these are, separated by commas: all, those before or after the change, or single ones; those that last until the client gives up are in none of these groups, but in hangs",
    reason:
      "API.md 1.4, API.md 5.1: which failures the API has is not documented beyond 429 and 5xx; networks have the rest",
  },
  failureStreak: {
    default: 3,
    allowed: "whole number",
    about:
      "failures by chance in a row of one operation at one address, after which a request gets through; 0 for any number",
    reason: "not about the API: whoever tries again often enough gets through",
  },
};
