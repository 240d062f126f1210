import type { ComparedSide } from "../../plan/compare/compare-environments.ts";
import type { Selected } from "../../plan/select/select-addresses.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import type { DeclaredResource } from "../../resources/resource.ts";

/** What the manifests declare for an environment, as far as it is selected. Without a selection, all of it. */
export function declaredSide(
  { environment }: DeclaredProject,
  resources: readonly DeclaredResource[],
  selected: Selected | undefined,
): ComparedSide {
  const { name, variables } = environment;
  return { name, variables, declared: resources.filter(({ address }) => selected?.has(address) ?? true) };
}
