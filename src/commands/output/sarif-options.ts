import metadata from "../../../package.json" with { type: "json" };
import type { SarifOptions } from "../../report/sarif/sarif.ts";
import { githubContext } from "./github-context.ts";
import type { CommandIo } from "../io.ts";

/**
 * What SARIF needs besides findings. In a job on GitHub, files are named from the root of the repository.
 *
 * @param projectFile As people see it.
 */
export function sarifOptions(io: CommandIo, projectFile?: string): SarifOptions {
  const placeOf = io.env["GITHUB_WORKSPACE"] ? githubContext(io).placeOf : undefined;
  return { version: metadata.version, projectFile, placeOf };
}
