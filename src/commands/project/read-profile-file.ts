import path from "node:path";
import type { Profile } from "../../probe/generated/profile.ts";
import { readProfile } from "../../probe/read-profile.ts";
import { showPath } from "../../project/show-path.ts";
import { plural } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

/** Reads the profile that an option names. @throws {CommandError} with every finding when it cannot be used. */
export function readProfileFile(io: CommandIo, file: string): Profile {
  const absolute = path.resolve(io.cwd, file);
  const { profile, source, diagnostics } = readProfile(absolute, showPath(absolute, io.cwd));
  if (profile) {
    for (const { message } of diagnostics) io.stderr(`Warning: ${message}\n`);
    return profile;
  }
  throw new CommandError(`the profile has ${plural(diagnostics.length, "error")}`, {
    code: "profile-file",
    hint: "give a file that audiencectl probe has written",
    diagnostics,
    sources: new Map(source ? [[source.file, source]] : []),
  });
}
