import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { ownerOfVariable } from "../../project/reserved-variables.ts";
import { secretsLine } from "../../project/secrets-line.ts";
import { suggest } from "../../values/suggest.ts";
import type { CrossRule } from "./cross-rule.ts";

/** Manifests name the environment variables that the project file lists, and no others. Every finding has the whole line. */
export const listedSecrets: CrossRule = ({ manifests, project }) => {
  const faults = manifests.flatMap(({ address, secrets }) =>
    secrets.filter(({ name }) => !project.secrets.includes(name)).map((secret) => ({ address, ...secret })),
  );
  if (faults.length === 0) return [];
  const names = faults.map(({ name }) => name).filter((name) => ownerOfVariable(name) === undefined);
  const { line } = secretsLine(project, names);
  const where = project.sources.has("/spec/secrets") ? "in place of spec.secrets" : "as a line below spec";
  return faults.map(({ address, name, source }): Diagnostic => {
    const owner = ownerOfVariable(name);
    const near = suggest(name, project.secrets);
    const listing = `${near === undefined ? "" : `did you mean ${near}? else `}write ${line} into the project file, ${where}`;
    return {
      code: owner === undefined ? "manifest-unlisted-secret" : "manifest-reserved-secret",
      severity: "error",
      message:
        owner === undefined
          ? `the project file does not allow manifests to name ${name}`
          : `${name} belongs to ${owner} and cannot be sent to a destination`,
      hint: owner === undefined ? listing : "put what the destination needs into a variable of another name",
      address,
      source,
    };
  });
};
