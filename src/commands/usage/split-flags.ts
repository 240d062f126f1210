import type { KnownCommand, KnownOption } from "./known-command.ts";

/**
 * The words of a command line with joined flags apart (`-yq` as `-y -q`), where one of them is the program's own and another a
 * command's: the parser splits those of one of the two only. Values, and what follows `--`, stay as they are.
 */
export function splitFlags(argv: readonly string[], program: KnownCommand, all: readonly KnownCommand[]): string[] {
  const options = [program, ...all].flatMap((each) => each.options);
  const isFlag = (short: string, among: readonly KnownOption[]): boolean =>
    among.some((each) => each.short === short) && !options.some((each) => each.short === short && each.takesValue);
  const isValue = (before: string | undefined): boolean =>
    options.some(({ long, short, takesValue }) => takesValue && (long === before || short === before));
  const end = argv.indexOf("--");
  return argv.flatMap((word, index) => {
    if (!/^-[A-Za-z]{2,}$/.test(word) || (end !== -1 && index > end) || isValue(argv[index - 1])) return [word];
    const flags = word
      .slice(1)
      .split("")
      .map((letter) => `-${letter}`);
    const isJoined =
      flags.some((each) => isFlag(each, program.options)) && flags.every((each) => isFlag(each, options));
    return isJoined ? flags : [word];
  });
}
