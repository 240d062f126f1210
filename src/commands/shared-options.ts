import type { OptionDefinition } from "./definition.ts";
import { plainFormats, type OutputFormat } from "./output/output-format.ts";

/** Text or JSON. */
export const format: OptionDefinition = {
  flags: "-f, --format <format>",
  help: "output format",
  value: plainFormats,
  default: "text",
};

/** How a result is printed, and the files it is written to besides. */
export function outputs(formats: readonly OutputFormat[]): OptionDefinition[] {
  return [
    { ...format, value: formats },
    {
      flags: "--out <format=file>",
      help: "write the result to a file as well, in a format of its own; may be repeated",
      value: { outputs: formats },
    },
  ];
}
/** Which project. */
export const project: OptionDefinition = {
  flags: "-p, --project <file>",
  help: "the project file, or its folder (default: audiencectl.yaml here or in a folder above)",
};
/** Which of its environments. */
export const environment: OptionDefinition = {
  flags: "-e, --env <name>",
  help: "the environment; needed when the project has several",
};
/** How the space is reached. */
export const connection: readonly OptionDefinition[] = [
  {
    flags: "--token-file <file>",
    help: "read the API token from a file, or from standard input with - (default: PUBLIC_API_TOKEN)",
  },
  {
    flags: "--simulate",
    help: "use an embedded simulator instead of Segment; its state is kept in .audiencectl/simulator.json",
  },
  { flags: "--time-scale <factor>", help: "how much faster than real time a simulator runs", value: "factor" },
];
/** Where all requests are written. */
export const trace: OptionDefinition = {
  flags: "--trace <file>",
  help: "write every request with its answer to a file, as JSON lines without the token and without secrets",
};
/** What a plan may do. */
export const guards: readonly OptionDefinition[] = [
  { flags: "--max-deletes <n>", help: "how many objects may be deleted or replaced", value: "count" },
  {
    flags: "--max-delete-percent <n>",
    help: "which share of the owned objects may be deleted or replaced",
    value: "percent",
  },
  { flags: "--max-change-percent <n>", help: "which share of the owned objects may be changed", value: "percent" },
  { flags: "--allow-delete-all", help: "permit deleting everything that the project owns" },
  { flags: "--create-missing", help: "create what manifests adopt and the space does not have" },
  {
    flags: "--approve <digest>",
    help: "waive the guards about amounts for the plan with this digest, and end with 4 when it is another plan; at least 12 digits",
  },
];
