import { CommandError } from "../command-error.ts";
import type { ProbeOptions } from "./probe-options.ts";

/** What a probe is to do. */
export type ProbeMode = "read-only" | "throwaway" | "sweep";

/**
 * What the options ask for.
 *
 * @throws {CommandError} when they ask for nothing, for two things, or for what has no effect.
 */
export function checkMode(options: ProbeOptions): ProbeMode {
  const { readOnly, throwaway, sweep } = options;
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
  for (const [flag, isGiven] of useless(options)[mode])
    if (isGiven)
      throw new CommandError(`${flag} does nothing with --${mode}`, {
        code: "probe-mode",
        hint: "leave one of them out",
      });
  return mode;
}

/** Options that a mode has no use for. Whoever gives one expects something else. */
function useless(options: ProbeOptions): Record<ProbeMode, readonly (readonly [flag: string, isGiven: boolean])[]> {
  const making = [
    ["--crowded", options.crowded ?? false],
    ["--destination", options.destination !== undefined],
    ["--slow", options.slow ?? false],
  ] as const;
  return {
    throwaway: [],
    "read-only": making,
    sweep: [...making, ["--format json", options.format === "json"]],
  };
}
