import { offPattern } from "../../values/off-pattern.ts";
import { OPEN } from "../../values/template.ts";
import type { CrossRule } from "./cross-rule.ts";

const code = "lint-name-pattern";

/** Audiences are called as the project says that they are. Without patterns, any name will do. */
export const namesAsAgreed: CrossRule = ({ manifests, project }) => {
  const { ignore, names, namePatterns } = project.lint;
  if (ignore.includes(code)) return [];
  return manifests.flatMap(({ active, kind, displayName, address }) => {
    if (!active || kind.keyMeans !== "audience" || !displayName) return [];
    const { name, source } = displayName;
    const why = name.includes(OPEN) || names.includes(name) ? undefined : offPattern(name, namePatterns);
    if (why === undefined) return [];
    const message = `The display name ${JSON.stringify(name)} ${why}`;
    const hint = `write a name that fits spec.lint.namePatterns of the project file; one that is meant as it is goes into spec.lint.names`;
    return [{ code, severity: "warning", message, hint, address, source }];
  });
};
