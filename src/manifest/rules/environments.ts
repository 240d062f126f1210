import { suggestName } from "../../values/suggest.ts";
import type { CrossRule } from "./cross-rule.ts";

/** A manifest can be limited only to environments that exist; a misspelt one would silently leave it out. */
export const knownEnvironments: CrossRule = ({ manifests, project }) => {
  const known = [...project.environments.keys()];
  return manifests.flatMap(({ environments = [], address }) =>
    environments
      .filter(({ name }) => !project.environments.has(name))
      .map(({ name, source }) => {
        const near = suggestName(name, known);
        const message = `there is no environment ${name}`;
        const hint = `${near === undefined ? "" : `did you mean ${near}? `}environments: ${known.join(", ")}`;
        return { code: "manifest-unknown-environment", severity: "error", message, hint, address, source };
      }),
  );
};
