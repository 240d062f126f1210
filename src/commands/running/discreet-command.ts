import { Command } from "commander";
import { explainCommand } from "../usage/explain-command.ts";
import { explainOption } from "../usage/explain-option.ts";
import { toKnown, type KnownCommand } from "../usage/known-command.ts";
import { explainBefore, explainExcess } from "../usage/options-before.ts";

// What commander's types leave out: each ends with an error.
declare module "commander" {
  interface Command {
    unknownOption(flag: string): void;
    unknownCommand(): void;
    missingArgument(name: string): void;
    _excessArguments(received: readonly string[]): void;
    _dispatchHelpCommand(name: string | undefined): void;
  }
}

/**
 * A command that says of words which it does not know what was probably meant, and tells of an unknown option by its name
 * alone, because its value may be a secret.
 */
export class DiscreetCommand extends Command {
  override unknownOption(flag: string): void {
    // Without its value, a flag is also near enough to the one that was meant.
    const name = nameOf(flag, longestFlag(this));
    const program = programOf(this);
    const all = program.commands.map(toKnown);
    const meant =
      this === program
        ? explainBefore(name, this.args, toKnown(this), all)
        : explainOption(name, withGlobals(this), all);
    if (meant === undefined) super.unknownOption(name);
    else this.error(`error: unknown option '${name}'${remark(meant)}`, { code: "commander.unknownOption" });
  }

  override unknownCommand(): void {
    this.#refuseCommand(this.args);
  }

  /** Help about a command that there is not would be the help of the whole program, without a word about that. */
  override _dispatchHelpCommand(name: string | undefined): void {
    const known = this.commands.some((each) => [each.name(), ...each.aliases(), "help"].includes(name ?? "help"));
    // oxlint-disable-next-line no-underscore-dangle -- The library's own name.
    if (known) super._dispatchHelpCommand(name);
    else this.#refuseCommand([name ?? ""]);
  }

  #refuseCommand(words: readonly string[]): void {
    const meant = explainCommand(words, this.commands.map(toKnown));
    this.error(`error: unknown command '${shown(words[0] ?? "")}'${remark(meant)}`, {
      code: "commander.unknownCommand",
    });
  }

  override missingArgument(name: string): void {
    const { description = "" } = this.registeredArguments.find((each) => each.name() === name) ?? {};
    this.error(`error: missing required argument '${name}': ${description}`, { code: "commander.missingArgument" });
  }

  override _excessArguments(received: readonly string[]): void {
    const most = this.registeredArguments.length;
    const word = received[most] ?? "";
    const takes = most === 0 ? "no words" : most === 1 ? "one word" : `${most} words`;
    this.error(
      `error: too many arguments for '${this.name()}', which takes ${takes}: '${shown(word)}'${remark(explainExcess(word, toKnown(this)))}`,
      { code: "commander.excessArguments" },
    );
  }
}

/** A word as it may be told: what has characters that no word has may be a secret that was pasted. */
function shown(word: string): string {
  return /\p{Cc}/u.test(word) ? "…" : word;
}

/** What follows a message, as its other remarks do. */
function remark(sentence: string | undefined): string {
  return sentence === undefined ? "" : `\n(${sentence})`;
}

function programOf(command: Command): Command {
  return command.parent ? programOf(command.parent) : command;
}

/** A command with the options of the program, which it takes as well. */
function withGlobals(command: Command): KnownCommand {
  const known = toKnown(command);
  return { ...known, options: [...known.options, ...toKnown(programOf(command)).options] };
}

/**
 * The name of a flag, with `…` for what may be a value that is glued to it: all behind the letter of a short one, and of a
 * long one what has no character of a flag or is longer than any.
 */
function nameOf(flag: string, longest: number): string {
  const [, short, glued] = /^(-[^-])(.*)$/su.exec(flag) ?? [];
  if (short !== undefined) return glued === "" ? short : `${short}…`;
  const name = flag.replace(/=.*$/s, "");
  const shown = (/^[a-z-]*/.exec(name)?.[0] ?? "").slice(0, longest);
  return shown === name ? name : `${shown}…`;
}

/** The length of the longest flag of a program, in characters. */
function longestFlag(command: Command): number {
  const program = programOf(command);
  const options = [program, ...program.commands].flatMap((each) => each.options);
  return Math.max(...options.map(({ long }) => long?.length ?? 0));
}
