import { changedSince } from "../../plan/base/changed-since.ts";
import { parseLabels } from "../../plan/select/parse-labels.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { wholeOf } from "../../plan/select/select-addresses.ts";
import type { Candidate, Selection } from "../../plan/select/selection.ts";
import { SelectionError } from "../../plan/select/selection-error.ts";
import { environmentInPlaceOf } from "../../project/choose-environment.ts";
import type { Project } from "../../project/project.ts";
import type { SelectObjects } from "../../planning/read-project-space.ts";
import type { OpenedBase } from "../base/open-base.ts";
import { CommandError } from "../command-error.ts";
import type { BaseOptions, SelectorOptions } from "../definitions/shared-options.ts";
import { nextCommand } from "../definitions/next-command.ts";

/**
 * The selection that flags make by themselves; `undefined` when there are none.
 *
 * @throws {SelectionError} for labels that cannot be read.
 */
export function readSelectors({ selector, target = [], exclude = [] }: SelectorOptions): Selection | undefined {
  if (selector === undefined && target.length + exclude.length === 0) return undefined;
  return {
    targets: target,
    excludes: exclude,
    ...(selector !== undefined && { labels: { text: selector, requirements: parseLabels(selector) } }),
  };
}

const changed = { by: ["--only-changed"], remedy: "leave --only-changed out" };

/**
 * What selects the objects of a project, with those among them whose manifests have changed.
 *
 * @param takesAlong Whether `--only-changed` leaves in what changed objects cannot be changed without.
 * @throws {SelectionError} for labels that cannot be read, and for the name of an environment in place of an address.
 * @throws {CommandError} when `--only-changed` is given without `--base`.
 */
export function selectorOf(
  options: SelectorOptions & BaseOptions,
  project: Pick<Project, "environments">,
  openedBase: Pick<OpenedBase, "read">,
  { takesAlong = false }: { takesAlong?: boolean } = {},
): SelectObjects {
  const selection = readSelectors(options);
  refuseEnvironments(options, project);
  const { onlyChanged = false, base } = options;
  if (onlyChanged && base === undefined)
    throw new CommandError("--only-changed needs --base: it takes what the files have changed since then", {
      code: "usage",
      hint: "add --base, such as --base origin/main",
    });
  return async (now, space) => {
    const then = onlyChanged ? await openedBase.read(space) : undefined;
    if (!then) return selection;
    return {
      targets: [],
      excludes: [],
      ...selection,
      also: { ...changed, takesAlong, fits: changedSince(then.state, now) },
    };
  };
}

/** Refuses a word that names an environment and no object. @throws {SelectionError} */
function refuseEnvironments({ target = [] }: SelectorOptions, { environments }: Pick<Project, "environments">): void {
  const name = target.find((word) => environments.has(word));
  if (name === undefined) return;
  const { message, hint } = environmentInPlaceOf("objects", name);
  throw new SelectionError(message, hint);
}

/** What selects the objects of a saved plan: those that its changes are about. */
export function selectorOfSaved({ changes, unselected }: Plan): SelectObjects | undefined {
  if (!unselected) return undefined;
  const meant = new Set(changes.map(({ address }) => wholeOf(address)));
  const also = {
    by: unselected.by,
    remedy: "make a new plan with it",
    fits: (each: Candidate) => meant.has(each.address),
  };
  return async () => ({ targets: [], excludes: [], also });
}

/** Whether any object may be left out by flags. */
export function hasSelectors(options: SelectorOptions): boolean {
  return readSelectors(options) !== undefined || options.onlyChanged === true;
}

/**
 * Makes sure that a base is there for `--only-changed`, where nothing else looks at it.
 *
 * @throws {CommandError} when it would be given for nothing.
 */
export function refuseBaseAlone({ base, onlyChanged = false }: SelectorOptions & BaseOptions): void {
  if (base === undefined || onlyChanged) return;
  throw new CommandError("this command takes --base for --only-changed alone", {
    code: "usage",
    hint: "add --only-changed, or leave --base out",
  });
}

/**
 * Makes sure that nothing selects among the changes of a saved plan.
 *
 * @throws {CommandError} when something does.
 */
export function refuseSelectors(options: SelectorOptions & BaseOptions): void {
  if (!hasSelectors(options) && options.base === undefined) return;
  throw new CommandError("nothing can be selected in a saved plan: it is applied as it was approved, or not at all", {
    code: "usage",
    hint: `give the flags to ${nextCommand("plan", options, ["--save", "FILE"])} instead`,
  });
}
