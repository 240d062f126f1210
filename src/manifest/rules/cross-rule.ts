import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Project } from "../../project/project.ts";
import type { DefinitionType } from "../../query/index.ts";
import type { ResourceReference } from "../../resources/resource.ts";
import type { Manifest } from "../manifest.ts";

/** A name that a query asks for. */
export interface AskedName {
  /** What it is a name of. */
  sort: "event" | "trait" | "property";
  name: string;
  /** What a property belongs to: an event by its name, or an entity by the slug that leads to it. */
  of?: { kind: "event" | "entity"; name: string };
  /** What the query is computed for. Left out: users. */
  type?: DefinitionType;
}

/** All manifests together. */
export interface CrossRuleInput {
  /** In file order, then document order, those of other environments included. */
  manifests: readonly Manifest[];
  project: Project;
  /** Whether every document could be read so far that its name is known. */
  complete: boolean;
  /** References of a text that is in no manifest, such as a query on the command line. Left out: there is none. */
  outside?: readonly Pick<ResourceReference, "address" | "source">[] | undefined;
  /** Whether a catalog has a name as it is written. Left out: there is no catalog. */
  isInCatalog?: (asked: AskedName) => boolean;
}

/** A rule about how manifests fit together. */
export type CrossRule = (input: CrossRuleInput) => Diagnostic[];
