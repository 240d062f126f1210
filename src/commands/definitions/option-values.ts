import type { OutputFormat, OutputTarget } from "../output/output-format.ts";
import type { ArgumentDefinition, CommandDefinition, OptionDefinition, ReadValues } from "./definition.ts";

/** The options of a command as its code gets them: one property for each flag, `maxDeletes` for `--max-deletes`. */
export type OptionsOf<Definition extends CommandDefinition> = OptionValues<Definition["options"]>;

/** The words after a command's name as its code gets them, in order. */
export type WordsOf<Definition extends CommandDefinition> = Definition extends {
  arguments: infer Arguments extends readonly ArgumentDefinition[];
}
  ? {
      -readonly [Place in keyof Arguments]: Arguments[Place]["name"] extends `[${string}...]`
        ? readonly string[]
        : Arguments[Place]["name"] extends `[${string}`
          ? string | undefined
          : string;
    }
  : [];

/** What a list of options gives. Only those with a default are always there. */
export type OptionValues<Options extends readonly OptionDefinition[]> = Flatten<
  { [Each in Options[number] as Each extends AlwaysThere ? PropertyOf<Each> : never]: ValueOf<Each> } & {
    [Each in Options[number] as Each extends AlwaysThere ? never : PropertyOf<Each>]?: ValueOf<Each>;
  }
>;

type AlwaysThere = { default: string | number };

type Flatten<Type> = { [Key in keyof Type]: Type[Key] };

/** The property that commander keeps an option's value in. */
type PropertyOf<Option extends OptionDefinition> =
  LongFlag<Option["flags"]> extends `no-${infer Name}` ? CamelCase<Name> : CamelCase<LongFlag<Option["flags"]>>;

type LongFlag<Flags extends string> = Flags extends `${string}--${infer Rest}`
  ? Rest extends `${infer Name} ${string}`
    ? Name
    : Rest
  : never;

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

type ValueOf<Option extends OptionDefinition> = Option["flags"] extends `${string}<${infer Placeholder}>`
  ? Option extends { value: infer Value }
    ? ReadAs<Value, Placeholder>
    : string
  : boolean;

type ReadAs<Value, Placeholder> = Value extends keyof ReadValues
  ? ReadValues[Value]
  : Value extends { outputs: readonly (infer Format extends OutputFormat)[] }
    ? readonly OutputTarget<Format>[]
    : Value extends readonly (infer Word)[]
      ? Placeholder extends `${string}...`
        ? readonly Word[]
        : Word
      : never;
