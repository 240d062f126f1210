import { hasWarnings, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import { fitsSelection, wholeOf } from "../../plan/select/select-addresses.ts";
import type { Selection } from "../../plan/select/selection.ts";
import { count } from "../../values/words.ts";
import { nextCommand } from "../definitions/next-command.ts";
import type { ProjectOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import { tellBeside, tellFindings } from "../output/tell-findings.ts";

/** Warnings with the texts they are about. */
export type Warnings = Pick<DeclaredProject, "warnings" | "sources">;

/**
 * Which objects a plan changes, by the address of a finding; asked when findings are told. `undefined`: not known, so all are
 * told.
 */
export type ChangedObjects = () => ((address: string) => boolean) | undefined;

/**
 * Tells warnings about files on stderr, beside a result that is something else: a few of each rule, and how many more there are.
 *
 * @param options `project`: as it was given, for the command that shows all.
 * @param changed For a plan: the findings about what it changes are told as a result is, and the others are counted. They are
 * the same in every plan.
 */
export function tellWarnings(
  io: CommandIo,
  { warnings, sources }: Warnings,
  options: Pick<ProjectOptions, "project"> = {},
  changed: ChangedObjects = () => undefined,
): void {
  // It shows the findings of all environments without being told of one.
  const validate = nextCommand("validate", { project: options.project });
  const showsAll = `${validate} --verbose shows all`;
  tellBeside(io, warnings, () => {
    const isChanged = io.told === "verbose" || io.log ? undefined : changed();
    if (!isChanged) return tellFindings(io, warnings, sources, { are: "beside", showsAll });
    const about = aboutSelected(warnings, isChanged);
    const others = warnings.length - about.length;
    tellFindings(io, about, sources, { showsAll, blank: others === 0 });
    if (others > 0) io.stderr(`${about.length > 0 ? "\n" : ""}${othersText(others, about.length)}: ${showsAll}.\n\n`);
  });
}

/** How many findings are about what a plan does not change. */
function othersText(others: number, told: number): string {
  return `${count(others)} ${told > 0 ? "more " : ""}${others === 1 ? "finding is" : "findings are"} about files that this plan does not change`;
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
