import type { Project } from "../../project/project.ts";
import type { JsonValue } from "../../values/json.ts";
import type { ResourceReference } from "../../resources/resource.ts";
import type { RuleFinding } from "../rule-finding.ts";

/**
 * A rule about one manifest. It gets the whole document's value, which may have faults of its own, and then keeps quiet.
 * A rule about fields that a kind does not have finds nothing there, so rules can be shared by kinds.
 *
 * @param references What the texts of its `spec` refer to. All other texts are literal, whatever they look like.
 * @param project What the project file says for all manifests.
 */
export type ManifestRule = (
  manifest: JsonValue,
  references: readonly ResourceReference[],
  project: RuleProject,
) => RuleFinding[];

/** What rules about one manifest look at in the project file. */
export type RuleProject = Pick<Project, "allowedFunctions" | "lint">;

/** What cannot be. */
export const invalid = { code: "manifest-invalid-value", severity: "error" } as const;

/** What can be, and is probably a mistake. */
export const doubtful = { code: "manifest-doubtful-value", severity: "warning" } as const;
