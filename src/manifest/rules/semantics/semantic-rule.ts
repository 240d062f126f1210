import type { lintCodes } from "../../../diagnostics/codes/lint.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { LintSettings } from "../../../project/project.ts";
import type { TraitUse } from "../../../query/index.ts";
import type { Address } from "../../../resources/resource.ts";
import type { ManifestQuery } from "../../manifest-query.ts";
import type { Manifest } from "../../manifest.ts";
import type { AskedName } from "../cross-rule.ts";

/** A manifest with a query that was understood. */
export type Asking = Manifest & { query: ManifestQuery };

/** The manifest whose key a query asks for. */
export interface Target {
  manifest: Asking;
  /** By a reference, or by a key that the manifest says; else by what Segment probably makes of its display name. */
  isCertain: boolean;
}

/** The queries of a project. */
export interface ProjectQueries {
  /** Those of all environments, in file order. */
  all: readonly Asking[];
  /** Those of the chosen environment, in file order. */
  active: readonly Asking[];
  /** Those of the chosen environment by address. */
  byAddress: ReadonlyMap<Address, Asking>;
  /** The manifest of the chosen environment whose key a query asks for. */
  targetOf: (query: ManifestQuery, use: TraitUse) => Target | undefined;
  settings: LintSettings;
  /** Whether a catalog has a name as it is written; without a catalog, none. */
  isInCatalog: (asked: AskedName) => boolean;
}

/** A rule about what queries mean with respect to each other. */
export interface SemanticRule {
  code: keyof typeof lintCodes;
  find(queries: ProjectQueries): Diagnostic[];
}
