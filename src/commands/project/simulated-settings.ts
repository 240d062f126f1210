import { settingsOf } from "../../probe/profile-settings.ts";
import { parseSettings } from "../../simulator/parse-settings.ts";
import type { SimulatorSettings } from "../../simulator/settings.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { readProfileFile } from "./read-profile-file.ts";

/** How a command is told what a simulator does. */
export interface SimulatedSettingsOptions {
  /** `name=value` texts. */
  set?: readonly string[];
  /** The file of a profile. What `set` says stands over it. */
  profile?: string;
}

/** The settings that `--profile` and `--set` ask for. @throws {CommandError} when one of them cannot be used. */
export function simulatedSettings(
  io: CommandIo,
  { set = [], profile }: SimulatedSettingsOptions,
): Partial<SimulatorSettings> {
  const { settings, problems } = parseSettings(set);
  if (problems.length > 0)
    throw new CommandError(problems.join("; "), {
      code: "simulator-settings",
      hint: "audiencectl explain simulator lists the settings",
    });
  return { ...(profile !== undefined && settingsOf(readProfileFile(io, profile))), ...settings };
}
