import { plainFormats, type OutputFormat } from "../output/output-format.ts";
import { defineOptions, type OptionDefinition } from "./definition.ts";
import type { OptionValues } from "./option-values.ts";

/** Text or JSON. */
export const format = {
  flags: "-f, --format <format>",
  help: "output format",
  value: plainFormats,
  default: "text",
} as const satisfies OptionDefinition;

/** How a result is printed, and the files it is written to besides. */
export function outputs<const Formats extends readonly OutputFormat[]>(formats: Formats) {
  return defineOptions([
    { ...format, value: formats },
    {
      flags: "--out <format=file>",
      help: "write the result to a file as well, in a format of its own; may be repeated; a new file of JSON or HTML can be read by its owner only",
      value: { outputs: formats },
    },
    {
      flags: "--markdown-limit <characters>",
      help: "longest Markdown report, for several that go into one comment (default: 64000; a comment on GitHub takes 65536); the summary of a job on GitHub has its own",
      value: "characters",
    },
  ]);
}

/** Which project. */
export const project = {
  flags: "-p, --project <file>",
  help: "the project file, or its folder (default: AUDIENCECTL_PROJECT, or audiencectl.yaml here or in a folder above)",
  variable: "AUDIENCECTL_PROJECT",
} as const satisfies OptionDefinition;

/** Which of its environments. */
export const environment = {
  flags: "-e, --env <name>",
  help: "the environment to use (default: AUDIENCECTL_ENV, spec.defaultEnvironment, or the only one)",
  variable: "AUDIENCECTL_ENV",
} as const satisfies OptionDefinition;

/**
 * The same for commands that look at all environments. No variable narrows them down: what a shell has set must not keep a
 * fault in another environment from being seen.
 */
export const oneEnvironment = {
  flags: "-e, --env <name>",
  help: "only this environment (default: all of them)",
} as const satisfies OptionDefinition;

/** Whether warnings of the files are faults. */
export const strict = {
  flags: "--strict",
  help: "fail when the files have warnings, as they do with errors",
} as const satisfies OptionDefinition;

/** Where the project is and which of its environments is meant. */
export type ProjectOptions = OptionValues<[typeof project, typeof environment]>;

/** How the space is reached. */
export const apiConnection = defineOptions([
  {
    flags: "--token-file <file>",
    help: "read the API token from a file, or from standard input with - (default: PUBLIC_API_TOKEN)",
  },
  {
    flags: "--allow-host <host>",
    help: "trust this host with the token when PUBLIC_API_URL leads there, by its exact name; may be repeated",
    value: "list",
  },
  {
    flags: "--simulate",
    help: "use an embedded simulator instead of Segment; its state is kept in .audiencectl/simulator.json",
  },
  {
    flags: "--time-scale <factor>",
    help: "how much a simulator shortens waiting, such as locks, computations and rate limits: 1 to 1000000; windows of queries go by real time",
    value: "factor",
  },
]);

/** Where all requests are written. */
export const trace = {
  flags: "--trace <file>",
  help: "write every request with its answer to a file, as JSON lines without the token and without secrets",
  writes: true,
} as const satisfies OptionDefinition;

/** How the space is reached; where all requests are written, for commands that can do that. */
export type ApiConnectionFlags = OptionValues<[...typeof apiConnection, typeof trace]>;

/** Which space a command is about, and how it is reached. */
export const place = defineOptions([project, environment, ...apiConnection]);

/** What a plan may do, beyond what the project file says. */
export const guards = defineOptions([
  { flags: "--max-deletes <n>", help: "how many objects may be deleted or replaced", value: "count" },
  {
    flags: "--max-delete-percent <n>",
    help: "which share of the owned objects may be deleted or replaced",
    value: "percent",
  },
  { flags: "--max-change-percent <n>", help: "which share of the owned objects may be changed", value: "percent" },
  {
    flags: "--max-members-resent <n>",
    help: "how many members of whole audiences may be sent, to new destinations or again",
    value: "count",
  },
  { flags: "--allow-delete-all", help: "permit deleting everything that the project owns" },
  { flags: "--edit-backfilling", help: "edit audiences that may be at their first computation, too" },
  { flags: "--create-missing", help: "create what manifests adopt and the space does not have" },
]);

/** Overrides of the project file's guards. */
export type GuardOptions = OptionValues<typeof guards>;

/** Which plan is approved although guards refuse it, by its digest. */
export const approve = {
  flags: "--approve <digest>",
  help: "allow exactly the plan with this digest (sha256: and all 64 digits) to exceed the limits on changes; exits with 4 if the plan differs",
} as const satisfies OptionDefinition;

/** The option of commands that a plan can be approved for. */
export type ApprovalOptions = OptionValues<[typeof approve]>;

/** Which git ref the files are compared with. */
export const base = {
  flags: "--base <ref>",
  help: "mark changes that do not come from the files' difference from this git ref: manual edits, or an earlier merge that was not applied",
} as const satisfies OptionDefinition;

/** The same for commands that compare nothing else with it. */
export const baseOfSelectors = {
  ...base,
  help: "the git ref that --only-changed compares with",
} as const satisfies OptionDefinition;

/** The option of commands that compare the files with those of a git ref. */
export type BaseOptions = OptionValues<[typeof base]>;

/** What addresses as words of a command are. */
export const addressHelp = "only these objects, such as audience/vips or 'audience/vip-*'; the same as --target";

/** Which objects of the project are meant, by what they are called and labelled. */
export const objectSelectors = defineOptions([
  {
    flags: "-l, --selector <labels>",
    help: "only objects whose metadata.labels fit, such as team=growth,tier!=3; key and !key ask whether a label is there",
  },
  {
    flags: "--target <address>",
    help: "only this object, or all that fit a pattern such as 'audience/vip-*'; parts go with their audience; may be repeated",
    value: "list",
  },
  {
    flags: "--exclude <address>",
    help: "all but this one, or but all that fit a pattern; may be repeated",
    value: "list",
  },
]);

/** Which objects of the project are meant. */
export const selectors = defineOptions([
  ...objectSelectors,
  { flags: "--only-changed", help: "only objects whose manifests are not as they were at --base" },
]);

/** The options that select objects. */
export type SelectorOptions = OptionValues<typeof selectors>;

/** The profile that a simulator behaves by. */
export const simulatedProfile = {
  flags: "--profile <file>",
  help: "behave as a real space did, by the profile that probe wrote; --set overrides it",
} as const satisfies OptionDefinition;
