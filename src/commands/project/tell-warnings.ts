import { hasWarnings, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import { fitsSelection, wholeOf } from "../../plan/select/select-addresses.ts";
import type { Selection } from "../../plan/select/selection.ts";
import { nextCommand } from "../definitions/next-command.ts";
import type { ProjectOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import { tellFindingsBeside } from "../output/tell-findings.ts";

/** Warnings with the texts they are about. */
export type Warnings = Pick<DeclaredProject, "warnings" | "sources">;

/**
 * Tells warnings about files on stderr, beside a result that is something else: a few of each rule, and how many more there are.
 *
 * @param options `project`: as it was given, for the command that shows all.
 */
export function tellWarnings(
  io: CommandIo,
  { warnings, sources }: Warnings,
  options: Pick<ProjectOptions, "project"> = {},
): void {
  // It shows the findings of all environments without being told of one.
  const validate = nextCommand("validate", { project: options.project });
  tellFindingsBeside(io, warnings, sources, { showsAll: `${validate} --verbose shows all` });
}

/** @throws {InvalidProjectError} when a warning is as bad as an error, and there is one. Selected or not: so it is with errors. */
export function refuseWarnings({ warnings, sources }: Warnings, { strict = false }: { strict?: boolean }): void {
  if (strict && hasWarnings(warnings)) throw new InvalidProjectError({ diagnostics: warnings, sources });
}

/** The findings about what is selected; those about no object in particular stay. */
export function aboutSelected(
  findings: readonly Diagnostic[],
  isSelected: (address: string) => boolean,
): readonly Diagnostic[] {
  return findings.filter(({ address }) => address === undefined || isSelected(wholeOf(address)));
}

/** Whether a selection leaves in what manifests declare. Without a selection, everything is meant. */
export function selectedAmong(
  { resources }: Pick<DeclaredProject, "resources">,
  selection: Selection | undefined,
): (address: string) => boolean {
  if (!selection) return () => true;
  const fits = fitsSelection(selection);
  const declared = new Map(resources.map((each) => [each.address, each]));
  return (address) => {
    const resource = declared.get(address);
    return fits({ address, ...(resource && { declared: resource }) });
  };
}
