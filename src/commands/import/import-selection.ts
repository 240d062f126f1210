import { selectObjects, type Candidate } from "../../importing/select-objects.ts";
import { plural } from "../../report/style.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { CommandError } from "../command-error.ts";
import type { ImportOptions } from "./import-context.ts";

/** Whether any object was asked for. */
export function hasSelector({ all, key = [], name = [] }: ImportOptions): boolean {
  return all === true || key.length + name.length > 0;
}

/** The failure when nothing was asked for. */
export function selectorNeeded(candidates: readonly Candidate[]): CommandError {
  const free = candidates.filter(({ standing }) => standing.type === "free").length;
  return new CommandError(`say what to import: nobody owns ${plural(free, "object")} of the space`, {
    code: "import-selection",
    hint: "--all for all of them, --key KEY or --name 'GLOB' for some; --type USERS limits them to a type",
  });
}

/**
 * The objects that the options ask for.
 *
 * @throws {CommandError} naming everything that cannot be chosen.
 */
export function select(
  { all = false, key = [], name = [], type = [], kind = [] }: ImportOptions,
  candidates: Candidate[],
): LiveResource[] {
  const wanted = candidates.filter(({ live }) => kind.length === 0 || kind.includes(kindOf(live.kind).prefix));
  const { chosen, problems } = selectObjects(wanted, { all, keys: key, names: name, types: type });
  const lines = problems.map(({ message, hint }) => (hint === undefined ? message : `${message}; ${hint}`));
  if (lines.length > 0) throw new CommandError(lines.join("\n"), { code: "import-selection" });
  return chosen;
}
