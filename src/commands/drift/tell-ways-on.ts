import type { Drift } from "../../drift/drift.ts";
import { wholeOf } from "../../plan/select/select-addresses.ts";
import { escapeControls } from "../../values/printable.ts";
import type { CommandIo } from "../io.ts";
import type { CommandName } from "../definitions/command-definitions.ts";
import { commandAbout, type AboutObjects } from "../project/command-about.ts";

/**
 * Says what somebody can do about what was edited in the space: keep it or undo it. Nothing where nothing was. An
 * import does not take parts that were added or removed, so these can be undone only.
 */
export function tellWaysOn(
  io: CommandIo,
  { edited, missing, differing }: Pick<Drift, "edited" | "missing" | "differing">,
  about: Omit<AboutObjects, "addresses">,
): void {
  const say = (what: string, name: CommandName, objects: readonly { address: string }[], flags?: string[]): void => {
    if (objects.length === 0) return;
    const addresses = objects.map(({ address }) => wholeOf(address));
    io.stderr(`${what}: ${escapeControls(commandAbout(name, { ...about, addresses }, flags))}\n`);
  };
  // Where a manifest has to adopt the object first, neither command helps.
  const unmarked = missing.filter((object) => object.unmarked && object.holder?.adoptLine === undefined);
  const fields = differing.filter(({ difference }) => difference === "fields");
  say("To keep what is in the space", "import", [...edited, ...unmarked, ...fields], ["--update"]);
  say("To make it as declared again", "apply", [...edited, ...unmarked, ...differing]);
}
