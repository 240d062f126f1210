import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { ManifestQuery } from "./manifest-query.ts";
import type { ResourceKind } from "../resources/kind.ts";
import type { DeclaredResource, ResourceReference, SecretReference } from "../resources/resource.ts";

/** A name that a manifest mentions, with its place. */
export interface PlacedName {
  name: string;
  source: SourceRange;
}

/** What rules about several manifests need of one. It exists even when the manifest has faults elsewhere. */
export interface Manifest {
  kind: ResourceKind;
  address: string;
  /** `metadata.name`. */
  name: PlacedName;
  /** `spec.name`, when it is a usable text. */
  displayName?: PlacedName;
  previousNames: PlacedName[];
  /** `metadata.environments`; `undefined` means all. */
  environments?: PlacedName[];
  /** Whether it belongs to the chosen environment. */
  active: boolean;
  references: ResourceReference[];
  /** The environment variables that it names. */
  secrets: SecretReference[];
  /** Its query, in other environments too. Left out when the manifest has a fault of its own. */
  query?: ManifestQuery;
  /** What it declares: none when it has a fault of its own or does not belong to the chosen environment. */
  resources: readonly DeclaredResource[];
}
