import { joinWords } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";
import type { Given } from "./ask-setup.ts";
import { environmentNameFor } from "./environment-name.ts";
import type { Workspace } from "./look-up-spaces.ts";
import type { Setup, WantedEnvironment } from "./setup.ts";

/**
 * Takes defaults for what flags have not answered, where nobody is to be asked.
 *
 * @param options `yes`: whether defaults may stand in for the name and the spaces.
 * @throws {CommandError} naming the flags that are needed.
 */
export function takeDefaults(
  given: Given,
  { yes, defaultName, workspace }: { yes: boolean; defaultName: string; workspace: Workspace | undefined },
): Setup {
  const missing = [given.name === undefined ? "--name" : "", given.environments ? "" : "--env"].filter(Boolean);
  if (!yes && missing.length > 0)
    throw new CommandError(
      `${joinWords(missing, "and")} ${missing.length === 1 ? "is" : "are"} needed when stdin is not a terminal`,
      {
        code: "answers-missing",
        hint: "pass them, or pass --yes to use the defaults",
      },
    );
  return {
    name: given.name ?? defaultName,
    environments: given.environments ?? [onlySpace(workspace)],
    ci: given.ci ?? [],
    import: given.import ?? false,
  };
}

/** The only space there is: one of several is never guessed. */
function onlySpace(workspace: Workspace | undefined): WantedEnvironment {
  const [space, ...others] = workspace?.spaces ?? [];
  if (!space || others.length > 0) throw spaceNeeded(workspace);
  const name = space.slug ?? space.id;
  return { name: environmentNameFor(name, []), space: name };
}

function spaceNeeded(workspace: Workspace | undefined): CommandError {
  const seen = workspace?.spaces.map(({ id, slug }) => slug ?? id) ?? [];
  const why = workspace
    ? `the token sees ${seen.length} spaces, and none is chosen`
    : "no space is given, and without a token none can be looked up";
  return new CommandError(why, {
    code: "answers-missing",
    hint: `give --env production=SPACE${seen.length === 0 ? "" : `; spaces: ${seen.slice(0, 10).join(", ")}`}`,
  });
}
