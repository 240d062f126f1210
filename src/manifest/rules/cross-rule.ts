import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Project } from "../../project/project.ts";
import type { Manifest } from "../manifest.ts";

/** All manifests together. */
export interface CrossRuleInput {
  /** In file order, then document order, those of other environments included. */
  manifests: readonly Manifest[];
  project: Project;
  /** Whether every document could be read so far that its name is known. */
  complete: boolean;
}

/** A rule about how manifests fit together. */
export type CrossRule = (input: CrossRuleInput) => Diagnostic[];
