import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { childPointer } from "../values/pointer.ts";
import { suggestName } from "../values/suggest.ts";
import type { Environment, Project } from "./project.ts";

/** The chosen environment, or the finding why none could be chosen. */
export type ChosenEnvironment =
  | { environment: Environment; diagnostics: [] }
  | { environment?: undefined; diagnostics: [Diagnostic] };

/**
 * The environment of that name. Without a name, the default one or else the only one: several are never guessed among.
 *
 * @param from What names it, such as `--env`, for the finding. Default: nothing is said of it.
 * @param words What was given as objects, for the finding: one of them may be the name of the environment that was meant.
 */
export function chooseEnvironment(
  project: Project,
  name?: string,
  from?: string,
  words: readonly string[] = [],
): ChosenEnvironment {
  const names = [...project.environments.keys()];
  const wanted = name ?? project.defaultEnvironment ?? (names.length === 1 ? names[0] : undefined);
  const source = project.sources.get("/spec/environments");
  const at = source && { source };
  if (wanted === undefined) {
    const meant = words.find((word) => project.environments.has(word));
    const found = meant === undefined ? severalEnvironments(names) : environmentInPlaceOf("objects", meant);
    return { diagnostics: [{ code: "project-environment-needed", severity: "error", ...found, ...at }] };
  }
  const environment = project.environments.get(wanted);
  if (environment) return { environment, diagnostics: [] };
  const near = suggestName(wanted, names);
  const placeOfNear = near === undefined ? undefined : project.sources.get(childPointer("/spec/environments", near));
  const message = `there is no environment ${wanted}${from === undefined ? "" : `, which ${from} names`}`;
  const hint = `${near === undefined ? "" : `did you mean ${near}? `}environments: ${names.join(", ")}`;
  return {
    diagnostics: [
      {
        code: "project-unknown-environment",
        severity: "error",
        message,
        hint,
        ...(placeOfNear ? { source: placeOfNear } : at),
      },
    ],
  };
}

function severalEnvironments(names: readonly string[]): { message: string; hint: string } {
  const choices = names.map((each) => `--env ${each}`);
  return {
    message: `this project has ${names.length} environments`,
    hint: `choose one with ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}, or set AUDIENCECTL_ENV or spec.defaultEnvironment`,
  };
}

/** What to say of the name of an environment that is given as something else. */
export function environmentInPlaceOf(expected: "objects" | "files", name: string): { message: string; hint: string } {
  return { message: `${name} is an environment, and ${expected} are expected here`, hint: `write --env ${name}` };
}
