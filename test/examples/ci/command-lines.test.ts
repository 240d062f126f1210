import { describe, expect, test } from "vitest";
import { commandDefinitions } from "../../../src/commands/definitions/command-definitions.ts";
import type { CommandDefinition } from "../../../src/commands/definitions/definition.ts";
import { audiencectlCalls, faultsOf } from "./support/command-lines.ts";
import { ciFiles, readCiFile } from "./support/files.ts";
import { inlineCommandLines, scriptsOf, type ShellText } from "./support/scripts.ts";

/** A few commands of which each way to write an option is known. */
const definitions: CommandDefinition[] = [
  {
    name: "make",
    summary: "",
    description: "",
    arguments: [
      { name: "<what>", help: "" },
      { name: "[how]", help: "" },
    ],
    options: [
      { flags: "-f, --format <format>", help: "", value: ["text", "json"] },
      { flags: "--out <format=file>", help: "", value: { outputs: ["json"] } },
      { flags: "--wait <duration>", help: "", value: "duration" },
      { flags: "--most <n>", help: "", value: "count" },
      { flags: "--to <place>", help: "" },
      { flags: "-y, --yes", help: "" },
    ],
    examples: [],
  },
];

function faultsIn(script: string): string[] {
  return audiencectlCalls(script).flatMap((words) => faultsOf(words, definitions));
}

describe("the check of command lines", () => {
  test.each([
    "audiencectl make x",
    "audiencectl make x y -y --format json --to 'any place'",
    'audiencectl make "$x" --format=text --out json=file.json --wait 10m --most 3',
    'audiencectl make x --to "$PLACE" --format "$FORMAT" || code=$?',
    "audiencectl help make",
    "other --nonsense",
  ])("accepts %s", (script) => {
    expect(faultsIn(script)).toEqual([]);
  });

  test.each([
    ["audiencectl mark x", "mark is not a command"],
    ["audiencectl make x --form json", "make has no --form"],
    ["audiencectl make x --format xml", "--format cannot be xml"],
    ["audiencectl make x --out text=file", "--out cannot be text=file"],
    ["audiencectl make x --out json", "--out cannot be json"],
    ["audiencectl make x --wait soon", "--wait cannot be soon"],
    ["audiencectl make x --most some", "--most cannot be some"],
    ["audiencectl make x --to", "--to needs a value"],
    ["audiencectl make x --to --yes", "--to needs a value"],
    ["audiencectl make x --yes=1", "--yes takes no value"],
    ["audiencectl make", "make needs <what>"],
    ["audiencectl make x y z", "make takes no z"],
    ['x=(--colour)\naudiencectl make x "${x[@]}"', "make has no --colour"],
    ["y=$(audiencectl make x --colour)", "make has no --colour"],
    ['audiencectl "$COMMAND" x --colour', "make has no --colour"],
  ])("refuses %s", (script, fault) => {
    expect(faultsIn(script)).toEqual([fault]);
  });
});

describe.each(ciFiles)("%s", (file) => {
  const lines: ShellText[] = [...scriptsOf(file, { optional: true }), ...inlineCommandLines(file)].filter(
    ({ text }) => audiencectlCalls(text).length > 0,
  );

  test("has command lines that are found", () => {
    expect(lines).not.toEqual([]);
  });

  test("no call stands where the check does not see it", () => {
    const pattern = /^(?!\s*(?:#|\/\/))(?!.*<!--).*\baudiencectl (?:validate|test|plan|apply|drift) .*--/gm;
    const calls = readCiFile(file).match(pattern) ?? [];
    const found = lines.flatMap(({ text }) => audiencectlCalls(text)).length;
    expect(found).toBeGreaterThanOrEqual(calls.length);
  });

  test.each(lines)("calls the program as it is: $place", ({ text }) => {
    expect(audiencectlCalls(text).flatMap((words) => faultsOf(words, commandDefinitions))).toEqual([]);
  });
});
