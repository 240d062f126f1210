import { parse } from "yaml";
import { readCiFile, switchOn, type ciFiles } from "./files.ts";

/** A shell script in an example. */
export interface ShellText {
  /** Where it is, for titles of tests. */
  place: string;
  text: string;
}

type CiFile = (typeof ciFiles)[number];

/**
 * Every shell script of a file, as its system hands it to a shell.
 *
 * @param options `optional`: with those that can be switched on.
 */
export function scriptsOf(file: CiFile, { optional = false }: { optional?: boolean } = {}): ShellText[] {
  const text = optional ? switchOn(readCiFile(file)) : readCiFile(file);
  if (file.endsWith(".yml")) return scriptsIn(parse(text), file);
  if (file.endsWith(".sh")) return [{ place: file, text }];
  if (file.endsWith("Jenkinsfile")) return sections(file, text, /'''(#![\s\S]*?)'''/g);
  return sections(file, text, /```sh\n([\s\S]*?)```/g);
}

/** Command lines that stand within sentences and comments, between backticks. */
export function inlineCommandLines(file: CiFile): ShellText[] {
  const prose = readCiFile(file).replaceAll(/^\s*(#|\/\/) ?/gm, "");
  return sections(file, prose, /`(audiencectl [^`]+)`/g);
}

function sections(file: string, text: string, pattern: RegExp): ShellText[] {
  return [...text.matchAll(pattern)].map(([, section = ""], index) => ({
    place: `${file}, ${index + 1}`,
    text: section,
  }));
}

/** Values of the keys that hold scripts, wherever they are. A list of lines is one script. */
function scriptsIn(value: unknown, place: string): ShellText[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const inside = `${place}, ${nameOf(inner) ?? key}`;
    if ((key === "run" || key === "command") && typeof inner === "string")
      return [{ place: `${place}, ${key}`, text: inner }];
    if ((key === "script" || key === "before_script") && Array.isArray(inner))
      return [{ place: `${place}, ${key}`, text: inner.join("\n") }];
    return scriptsIn(inner, inside);
  });
}

function nameOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string"
    ? value.name
    : undefined;
}
