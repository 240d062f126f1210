import type { CommandIo } from "../io.ts";
import { refuseUnknownNames } from "./check-names.ts";
import { loadProjectOnly } from "../project/load.ts";
import { textsOf } from "../project/secret-values.ts";
import type { PreviewOptions } from "./options.ts";
import { openAudience } from "./open-audience.ts";
import { readQuery } from "./read-query.ts";
import type { PreviewSource } from "./subject.ts";

/**
 * Reads all that a preview needs of files and flags.
 *
 * @throws {CommandError} with every finding when any of it is in error.
 */
export async function openSource(
  io: CommandIo,
  options: PreviewOptions,
  address: string | undefined,
): Promise<PreviewSource> {
  if (address !== undefined) return await openAudience(io, options, address);
  const { query, type = "USERS" } = options;
  const body = query === undefined ? undefined : await readQuery(io, query, type);
  const { project, environment, files } = await loadProjectOnly(io, options);
  if (body && options.catalog === "file")
    await refuseUnknownNames(io, { project, environment }, body.definition.query, type);
  const texts = await textsOf(files);
  return { project, environment, texts, complete: async () => (body ? { body } : {}) };
}
