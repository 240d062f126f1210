import type { SourceText } from "../diagnostics/source-text.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import type { Match } from "../plan/match.ts";
import type { DesiredResource, LiveResource } from "../resources/resource.ts";
import type { ConnectionOptions } from "./connect.ts";
import type { ProjectOptions } from "./load.ts";
import type { OutputFormat } from "./run-command.ts";

/** The options of `audiencectl import`. */
export interface ImportOptions extends ProjectOptions, ConnectionOptions {
  all?: boolean;
  key?: string[];
  name?: string[];
  type?: string[];
  dir?: string;
  file?: string;
  force?: boolean;
  dryRun?: boolean;
  update?: boolean;
  format: OutputFormat;
}

/** The project beside its space. */
export interface Surroundings {
  context: ManifestContext;
  resources: DesiredResource[];
  sources: ReadonlyMap<string, SourceText>;
  /** Everything in the space, the oldest first. */
  live: LiveResource[];
  /** The manifests with the objects they own. */
  kept: Extract<Match, { type: "keep" }>[];
}
