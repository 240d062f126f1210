import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { suggest } from "../values/suggest.ts";
import type { Project } from "./project.ts";

/** The finding that the default environment is none of the project's, where it is not. */
export function findUnknownDefault({ defaultEnvironment, environments, sources }: Project): Diagnostic[] {
  if (defaultEnvironment === undefined || environments.has(defaultEnvironment)) return [];
  const names = [...environments.keys()];
  const near = suggest(defaultEnvironment, names);
  const source = sources.get("/spec/defaultEnvironment");
  return [
    {
      code: "project-unknown-environment",
      severity: "error",
      message: `the default environment ${defaultEnvironment} is not declared`,
      hint: near === undefined ? `declared: ${names.join(", ")}` : `did you mean ${near}?`,
      ...(source && { source }),
    },
  ];
}
