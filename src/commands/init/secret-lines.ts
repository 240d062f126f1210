import type { NewFile } from "./new-file.ts";

/**
 * The lines of a pipeline that show in a comment how a secret of manifests is passed on. What they show for this name is
 * written for every other one.
 */
const examples = /^( *)(?:#|\/\/) ((?:BRAZE_KEY: |string\(credentialsId: "braze-key-).*)\n/gm;

/**
 * A file for pipelines with a line for each secret of manifests in the place of every example of one; without secrets, examples
 * stay. One that only plans stays as it is: it needs none, and whoever can push a branch can read what it gets.
 */
export function passSecretsOn<File extends NewFile>(file: File, names: readonly string[]): File {
  if (file.plansOnly || names.length === 0) return file;
  const text = file.text.replaceAll(examples, (_, blanks: string, line: string) =>
    names.map((name) => `${blanks}${lineFor(line, name)}\n`).join(""),
  );
  return { ...file, text };
}

/** A file for pipelines without such lines and without examples, to see whether it says the same as another one. */
export function withoutSecretLines(text: string, source: string, names: readonly string[]): string {
  const shown = [...source.matchAll(examples)].map(([line]) => line.trim());
  const lines = new Set([...shown, ...names.flatMap((name) => linesFor(source, name))]);
  return text
    .split("\n")
    .filter((line) => !lines.has(line.trim()))
    .join("\n");
}

/**
 * The lines that pass on those secrets of manifests which a pipeline of a user does not name.
 *
 * @param source The file of this package that it is made of.
 */
export function missingSecretLines(text: string, source: string, names: readonly string[]): string[] {
  const code = text.replaceAll(/^ *(?:#|\/\/).*$/gm, "");
  const missing = names.filter((name) => !new RegExp(String.raw`\b${name}\b`).test(code));
  return missing.flatMap((name) => linesFor(source, name));
}

/** What a credential of Jenkins is called that holds a secret of manifests. */
export function credentialName(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}

function linesFor(source: string, name: string): string[] {
  return [...source.matchAll(examples)].map(([, , line = ""]) => lineFor(line, name));
}

function lineFor(example: string, name: string): string {
  return example.replaceAll("BRAZE_KEY", name).replaceAll("braze-key", credentialName(name));
}
