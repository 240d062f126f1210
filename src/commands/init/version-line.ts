const pattern = /^(?:#|\/\/) Made by audiencectl (\S+)\. .*\n/m;

/**
 * Puts the version that made a file into its first line, or into its second where the first names an interpreter.
 *
 * @param text A file of the package, which begins with a comment.
 * @throws {Error} when it begins with something else, which is a bug of the package.
 */
export function nameVersion(text: string, version: string): string {
  const [, interpreter = "", comment] = /^(#!.*\n)?(#(?!!)|\/\/)/.exec(text) ?? [];
  if (comment === undefined) throw new Error("a file for pipelines begins with no comment");
  const line = `${comment} Made by audiencectl ${version}. After an update, init --ci says whether it makes this file otherwise.\n`;
  return `${interpreter}${line}${text.slice(interpreter.length)}`;
}

/** The version that a file says it was made by; nothing where it does not say. */
export function versionIn(text: string): string | undefined {
  return pattern.exec(text)?.[1];
}

/** A file without that line: the same text says the same whichever version made it. */
export function withoutVersion(text: string): string {
  return text.replace(pattern, "");
}
