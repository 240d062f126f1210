import { escapeControls } from "../../values/printable.ts";
import type { SpaceInfo } from "../../live/find-space.ts";
import { CommandError } from "../command-error.ts";
import { ciSystems } from "./ci-files.ts";
import type { Dialogue } from "./dialogue.ts";
import { environmentNameFor } from "./environment-name.ts";
import type { Workspace } from "./look-up-spaces.ts";
import { isNo, readCiSystems, readName, readRegion, readSpace, readYesOrNo, refuseYesOrNo } from "./read-answers.ts";
import { isOneSpace } from "./refuse-shared-spaces.ts";
import type { Setup, WantedEnvironment } from "./setup.ts";

/** What flags have answered already. */
export type Given = { [Part in keyof Setup]?: Setup[Part] | undefined };

/** Asks for all that flags have not answered. */
export async function askSetup(
  dialogue: Dialogue,
  given: Given,
  { defaultName, workspace }: { defaultName: string; workspace: Workspace | undefined },
): Promise<Setup> {
  const name =
    given.name ??
    (await dialogue.ask("Project name", { initial: defaultName, read: (text) => readTyped(text, "a project") }));
  const environments = given.environments ?? (await askEnvironments(dialogue, workspace));
  const ci =
    given.ci ??
    (await dialogue.ask(`CI files: ${[...ciSystems, "none"].join(", ")}; separate several with spaces`, {
      initial: "none",
      read: (text) => readCiSystems(isNo(text) ? ["none"] : text.split(/[\s,]+/).filter((word) => word !== "")),
    }));
  const first = environments[0]?.name ?? "";
  const wantsImport =
    given.import ??
    (workspace !== undefined &&
      (await dialogue.ask(`Import the audiences that already exist in ${first}, yes or no`, {
        initial: "no",
        read: readYesOrNo,
      })));
  return { name, environments, ci, import: wantsImport };
}

async function askEnvironments(dialogue: Dialogue, workspace: Workspace | undefined): Promise<WantedEnvironment[]> {
  const spaces = workspace?.spaces ?? [];
  if (spaces.length > 0) dialogue.say(listOf(spaces));
  const environments: WantedEnvironment[] = [];
  for (;;) {
    const space = await askSpace(dialogue, spaces, environments);
    if (space === undefined) return environments;
    const region =
      workspace === undefined
        ? await dialogue.ask("Its region, us or eu", { initial: "us", read: readRegion })
        : undefined;
    const taken = environments.map(({ name }) => name);
    const name = await dialogue.ask("Call this space's environment", {
      ...asInitial(environmentNameFor(space, taken)),
      read: (text) => readFreeName(text, taken),
    });
    environments.push({ name, space, ...(region && { region }) });
  }
}

/** A space; `undefined` when there is to be no further one. */
async function askSpace(
  dialogue: Dialogue,
  spaces: readonly SpaceInfo[],
  taken: readonly WantedEnvironment[],
): Promise<string | undefined> {
  const isFirst = taken.length === 0;
  const how = spaces.length > 0 ? "number, slug or id" : "slug or id";
  return await dialogue.ask(isFirst ? `Space, by its ${how}` : "Add another space, or press Enter to finish", {
    ...(isFirst && spaces.length === 1 && { initial: "1" }),
    read: (text) => (!isFirst && (text === "" || isNo(text)) ? undefined : pickFreeSpace(text, spaces, taken)),
  });
}

function pickFreeSpace(text: string, spaces: readonly SpaceInfo[], taken: readonly WantedEnvironment[]): string {
  const space = pickSpace(text, spaces);
  const other = taken.find((each) => isOneSpace(each.space, space, spaces));
  if (other)
    throw new CommandError(`the environment ${other.name} has the space ${space} already`, {
      code: "project-shared-space",
      hint: "choose another space: each environment has one of its own",
    });
  return space;
}

function pickSpace(text: string, spaces: readonly SpaceInfo[]): string {
  refuseYesOrNo(text, `give the ${spaces.length > 0 ? "number, slug or id" : "slug or id"} of a space`);
  if (!/^\d{1,4}$/.test(text) || spaces.length === 0) return readSpace(text);
  const space = spaces[Number(text) - 1];
  if (!space) throw new CommandError(`there is no space ${text} in the list`, { code: "usage" });
  return space.slug ?? space.id;
}

function readFreeName(text: string, taken: readonly string[]): string {
  const name = readTyped(text, "an environment");
  if (taken.includes(name))
    throw new CommandError(`there is an environment ${name} already`, { code: "usage", hint: "choose another name" });
  return name;
}

/** A name that somebody typed. Only a flag can give one that is also an answer of yes or no. */
function readTyped(text: string, what: string): string {
  refuseYesOrNo(text, "press Enter to take what is in brackets, or type a name");
  return readName(text, what);
}

function listOf(spaces: readonly SpaceInfo[]): string {
  const lines = spaces.map(
    ({ id, slug, name = "" }, index) => `  ${index + 1}  ${slug ?? id}${name === "" ? "" : `  (${name})`}`,
  );
  return `Spaces that the token sees:\n${lines.map((line) => `${escapeControls(line)}\n`).join("")}`;
}

function asInitial(text: string): { initial?: string } {
  return text === "" ? {} : { initial: text };
}
