import { isLabel, toLabel } from "../../values/label.ts";
import { quote } from "../../report/style.ts";
import { apiHosts, type Region } from "../../segment/hosts.ts";
import { CommandError } from "../command-error.ts";
import { ciSystems, type CiSystem } from "./ci-files.ts";
import type { WantedEnvironment } from "./setup.ts";

/** The longest id or slug that a project file takes. */
const longestSpace = 255;

/**
 * The name of a project or of an environment.
 *
 * @param what What it names, for the message.
 * @throws {CommandError} when it is no DNS label, with one that is near.
 */
export function readName(text: string, what: string): string {
  if (isLabel(text)) return text;
  const near = toLabel(text);
  throw refused(
    `${quote(text)} cannot be the name of ${what}`,
    `names have lower-case letters, digits and hyphens between them, 63 at most${near === "" ? "" : `, such as ${near}`}`,
  );
}

/** The id or slug of a space. @throws {CommandError} when it can be neither. */
export function readSpace(text: string): string {
  if (text !== "" && text.length <= longestSpace && !/[\s\p{Cc}\p{Cf}]/u.test(text)) return text;
  throw refused(
    text === "" ? "there is no space" : `${quote(text.slice(0, longestSpace))} cannot be the id or slug of a space`,
    "the slug is in the address of the space in Segment's app; an id begins with spa_",
  );
}

/** A region. @throws {CommandError} for anything else. */
export function readRegion(text: string): Region {
  if (Object.hasOwn(apiHosts, text)) return text as Region;
  throw refused(`there is no region ${quote(text)}`, `regions: ${Object.keys(apiHosts).join(", ")}`);
}

/** An environment as `--env` names it: `NAME=SPACE` or `NAME=SPACE:REGION`. @throws {CommandError} for anything else. */
export function readEnvironment(text: string): WantedEnvironment {
  const [, name, space = "", region] = /^([^=]*)=([^:]*)(?::(.*))?$/s.exec(text) ?? [];
  if (name === undefined)
    throw refused(
      `${quote(text)} names no environment with its space`,
      "write it as NAME=SPACE or NAME=SPACE:REGION, such as production=acme-prod:eu",
    );
  return {
    name: readName(name, "an environment"),
    space: readSpace(space),
    ...(region !== undefined && { region: readRegion(region) }),
  };
}

/** Several environments of `--env`. @throws {CommandError} also when two have one name. */
export function readEnvironments(texts: readonly string[]): WantedEnvironment[] {
  const environments = texts.map(readEnvironment);
  const twice = environments.find(({ name }, index) => environments.findIndex((each) => each.name === name) < index);
  if (twice) throw refused(`there are two environments named ${twice.name}`, "give each a name of its own");
  return environments;
}

/** CI systems, each once; `none` stands for none. @throws {CommandError} for unknown words, and for none among others. */
export function readCiSystems(words: readonly string[]): CiSystem[] {
  const unknown = words.find((word) => word !== "none" && !ciSystems.includes(word as CiSystem));
  if (unknown !== undefined)
    throw refused(`there are no files for ${quote(unknown)}`, `known: ${[...ciSystems, "none"].join(", ")}`);
  const systems = ciSystems.filter((system) => words.includes(system));
  if (words.includes("none") && systems.length > 0)
    throw refused(`none and ${systems.join(", ")} cannot be given together`, "leave one of them out");
  return systems;
}

/** Whether somebody says no. */
export function isNo(text: string): boolean {
  return /^no?$/i.test(text);
}

/** Whether somebody says yes. */
function isYes(text: string): boolean {
  return /^y(es)?$/i.test(text);
}

/** Refuses a yes or a no to a question for something else. @param hint What to answer. @throws {CommandError} */
export function refuseYesOrNo(text: string, hint: string): void {
  if (isYes(text) || isNo(text)) throw refused(`${quote(text)} answers a question that was not asked`, hint);
}

/** `yes` or `no`, or their first letters. @throws {CommandError} for anything else. */
export function readYesOrNo(text: string): boolean {
  if (isYes(text)) return true;
  if (isNo(text)) return false;
  throw refused(`${quote(text)} is neither yes nor no`, "answer yes or no");
}

function refused(message: string, hint: string): CommandError {
  return new CommandError(message, { code: "usage", hint });
}
