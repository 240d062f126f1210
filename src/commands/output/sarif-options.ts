import metadata from "../../../package.json" with { type: "json" };
import type { SarifOptions } from "../../report/sarif/sarif.ts";
import type { ReportIdentity } from "../../report/report-identity.ts";
import type { CommandIo } from "../io.ts";
import { repositoryPlaces } from "./repository-place.ts";

/**
 * What SARIF needs besides findings. Files are named from the root of the repository.
 *
 * @param identity What tells the log apart from others of one job.
 * @param projectFile As people see it.
 */
export function sarifOptions(io: CommandIo, identity?: ReportIdentity, projectFile?: string): SarifOptions {
  return { version: metadata.version, projectFile, identity, placeOf: repositoryPlaces(io) };
}
