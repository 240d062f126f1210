/**
 * What a pattern stands for: `*` is any text, `?` is one character, everything else is itself.
 *
 * @param ignoreCase Whether the case of letters does not count. Default false.
 */
export function globPattern(glob: string, { ignoreCase = false }: { ignoreCase?: boolean } = {}): RegExp {
  const wildcards: Readonly<Record<string, string>> = { "*": ".*", "?": "." };
  const body = glob.replaceAll(/[\\^$.*+?()[\]{}|]/g, (character) => wildcards[character] ?? `\\${character}`);
  return new RegExp(`^${body}$`, ignoreCase ? "isu" : "su");
}
