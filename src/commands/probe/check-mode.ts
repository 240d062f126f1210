import { CommandError } from "../command-error.ts";
import type { ProbeOptions } from "./probe-options.ts";

/** What a probe is to do. */
export type ProbeMode = "read-only" | "throwaway" | "sweep";

/**
 * What the options ask for.
 *
 * @throws {CommandError} when they ask for nothing, or for two things.
 */
export function checkMode({ readOnly, throwaway, sweep }: ProbeOptions): ProbeMode {
  const asked: ProbeMode[] = [
    ...(readOnly ? ["read-only" as const] : []),
    ...(throwaway === undefined ? [] : ["throwaway" as const]),
    ...(sweep ? ["sweep" as const] : []),
  ];
  const [mode, other] = asked;
  if (mode === undefined)
    throw new CommandError("probe was not told what it may do in the space", {
      code: "probe-mode",
      hint: "add --read-only, which makes nothing, or --throwaway with the slug of a throwaway space",
    });
  if (other !== undefined)
    throw new CommandError(`--${mode} and --${other} do not go together`, {
      code: "probe-mode",
      hint: "leave one of them out",
    });
  return mode;
}
