import { selectAddresses, type Selected } from "../../plan/select/select-addresses.ts";
import { SelectionError } from "../../plan/select/selection-error.ts";
import { openBase } from "../base/open-base.ts";
import type { BaseOptions, SelectorOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import { selectorOf } from "../project/selectors.ts";
import type { DeclaredEnvironment } from "./open-environments.ts";

/** What is selected in an environment: `undefined` where nothing is. */
export type SelectedThere = Selected | "all" | undefined;

/** Whether an address is selected in any of some environments. */
export function isSelectedIn(environments: readonly SelectedThere[], address: string): boolean {
  return environments.some((selected) => selected === "all" || (selected?.has(address) ?? false));
}

/**
 * The objects that are selected in each environment.
 *
 * @param targetFlag What the addresses are given by. @default "--target"
 * @throws {SelectionError} when a selector fits nothing in any environment.
 */
export async function selectEverywhere(
  io: CommandIo,
  environments: readonly DeclaredEnvironment[],
  choice: SelectorOptions & BaseOptions,
  targetFlag?: string,
): Promise<SelectedThere[]> {
  const errors: SelectionError[] = [];
  const selected: SelectedThere[] = [];
  for (const { declared } of environments) {
    const { resources, project } = declared;
    const select = selectorOf(choice, project, await openBase(io, choice, declared));
    const selection = await select({ desired: resources, forget: project.forget });
    const candidates = resources
      .filter(({ parent }) => parent === undefined)
      .map((resource) => ({ address: resource.address, declared: resource }));
    try {
      const named = selection && { ...selection, ...(targetFlag !== undefined && { targetFlag }) };
      selected.push(named ? selectAddresses(named, candidates) : "all");
    } catch (error) {
      if (!(error instanceof SelectionError)) throw error;
      errors.push(error);
      selected.push(undefined);
    }
  }
  const [first] = errors;
  if (first && errors.length === environments.length) throw first;
  return selected;
}
