import { Command, Option } from "commander";
import { describe, expect, expectTypeOf, test } from "vitest";
import { commandDefinitions } from "../../src/commands/definitions/command-definitions.ts";
import { defineCommand, defineOptions } from "../../src/commands/definitions/definition.ts";
import { flagWords } from "../../src/commands/definitions/flag-words.ts";
import type { OptionsOf, WordsOf } from "../../src/commands/definitions/option-values.ts";
import type { OutputTarget } from "../../src/commands/output/output-format.ts";

const bakeDefinition = defineCommand({
  name: "bake",
  summary: "",
  description: "",
  arguments: [
    { name: "<cake>", help: "" },
    { name: "[oven]", help: "" },
  ],
  options: [
    { flags: "-q, --quiet", help: "" },
    { flags: "--no-sugar", help: "" },
    { flags: "--recipe <file>", help: "" },
    { flags: "--max-burnt-percent <n>", help: "", value: "percent" },
    { flags: "--time <duration>", help: "", value: "duration", default: "10m" },
    { flags: "--with <name=value>", help: "", value: "list" },
    { flags: "--size <size>", help: "", value: ["small", "large"], default: "small" },
    { flags: "--topping <topping...>", help: "", value: ["nuts", "fruit"] },
    { flags: "--out <format=file>", help: "", value: { outputs: ["text", "json"] } },
  ],
  examples: [],
});

describe("the types of a command's options", () => {
  test("follow from the flags, the readers and the defaults of its definition", () => {
    expectTypeOf<OptionsOf<typeof bakeDefinition>>().branded.toEqualTypeOf<{
      quiet?: boolean;
      sugar?: boolean;
      recipe?: string;
      maxBurntPercent?: number;
      time: number;
      with?: string[];
      size: "small" | "large";
      topping?: readonly ("nuts" | "fruit")[];
      out?: readonly OutputTarget<"text" | "json">[];
    }>();
  });

  test("give each word after the command's name, which may be missing where it stands in brackets", () => {
    expectTypeOf<WordsOf<typeof bakeDefinition>>().toEqualTypeOf<[string, string | undefined]>();
    expectTypeOf<WordsOf<{ name: ""; summary: ""; description: ""; options: []; examples: [] }>>().toEqualTypeOf<[]>();
  });
});

describe("flagWords", () => {
  const options = defineOptions([
    { flags: "-q, --quiet", help: "" },
    { flags: "--recipe <file>", help: "" },
    { flags: "--max-burnt-percent <n>", help: "", value: "percent" },
    { flags: "--time <duration>", help: "", value: "duration", default: "10m" },
  ]);

  test.each([
    { title: "a switch that is on", values: { quiet: true }, words: ["--quiet"] },
    { title: "no switch that is off", values: { quiet: false }, words: [] },
    {
      title: "a text in quotes where a shell needs them",
      values: { recipe: "my cake" },
      words: ["--recipe", "'my cake'"],
    },
    { title: "a number, zero as well", values: { maxBurntPercent: 0 }, words: ["--max-burnt-percent", "0"] },
    { title: "a duration in its largest unit", values: { time: 7_200_000 }, words: ["--time", "2h"] },
    { title: "nothing for a default", values: { time: 600_000 }, words: [] },
    { title: "nothing for an option that it does not know", values: { oven: "on" }, words: [] },
  ])("writes $title", ({ values, words }) => {
    expect(flagWords(options, values)).toEqual(words);
  });

  test("finds the value of every option of the program where commander puts it", () => {
    for (const { options: all } of commandDefinitions)
      for (const option of all.filter(({ flags }) => flags.includes("<"))) {
        const command = new Command().addOption(new Option(option.flags));
        const [flag = ""] = /--[\w-]+/.exec(option.flags) ?? [];
        command.parse([flag, "value"], { from: "user" });
        const [word] = flagWords([{ flags: option.flags, help: "" }], {
          [command.options[0]?.attributeName() ?? ""]: "value",
        });
        expect(word).toBe(flag);
      }
  });
});
