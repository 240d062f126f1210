import type { SourceText } from "../../diagnostics/source-text.ts";
import type { ManifestContext } from "../../manifest/check-manifest.ts";
import type { PartsToRead } from "../../live/read-parts.ts";
import type { Draft } from "../../plan/draft.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import type { UnreadKind } from "../../resources/reading.ts";
import type { SecretSource } from "../../resources/secrets.ts";
import type { importDefinition } from "../definitions/changes.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import type { ApiConnectionOptions } from "../project/connect.ts";

/** The options of `audiencectl import`. */
export type ImportOptions = OptionsOf<typeof importDefinition> & Pick<ApiConnectionOptions, "token">;

/** The project beside its space. */
export interface Surroundings {
  context: ManifestContext;
  resources: DesiredResource[];
  sources: ReadonlyMap<string, SourceText>;
  /** Everything in the space, the oldest first. */
  live: LiveResource[];
  /** The kinds that could not be read and that the options ask for. */
  unread: readonly UnreadKind[];
  /** What the manifests own, and how it differs. */
  draft: Draft;
  secretOf: SecretSource;
  /** Reads parts of audiences; answers everything that is known then. */
  readParts: (wanted: readonly PartsToRead[]) => Promise<readonly LiveResource[]>;
  close: () => Promise<void>;
}
