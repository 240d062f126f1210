import type { ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import {
  driftFormats,
  findingFormats,
  plainFormats,
  planFormats,
  resultFormats,
  type OutputFormat,
} from "./output-format.ts";
import { unmanagedModes, webhookFormats } from "./drift-choices.ts";

/** An option as commander writes it, its help, and how its value is read. */
export interface OptionDefinition {
  flags: string;
  help: string;
  /**
   * `count`: a whole number from 0. `percent`: 0 to 100. `factor`: a number of at least 1. `duration`: `90s`, `10m`. `list`:
   * may be repeated. `outputs`: `FORMAT=FILE` with one of these formats, may be repeated. A list: one of these words.
   */
  value?:
    | "count"
    | "percent"
    | "factor"
    | "duration"
    | "list"
    | readonly string[]
    | { readonly outputs: readonly string[] };
  default?: string | number;
  /** For the program's own use: neither in the help nor completed. */
  hidden?: boolean;
}

/** A word after the command's name as commander writes it, `<needed>` or `[optional]`, and its help. */
export interface ArgumentDefinition {
  name: string;
  help: string;
}

/** What a command's module exports. Options and positional words are those that its definition describes. */
export interface CommandModule {
  run: (io: CommandIo, options: never, ...positional: never[]) => Promise<ExitCode>;
}

/** One command: what its help says, and where its code is. The code is loaded only when the command runs. */
export interface CommandDefinition {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What the command's own help adds to that. */
  description: string;
  argument?: ArgumentDefinition | readonly ArgumentDefinition[];
  options: readonly OptionDefinition[];
  /** Command lines with what they do. */
  examples: readonly [string, string][];
  load: () => Promise<CommandModule>;
}

const format: OptionDefinition = {
  flags: "-f, --format <format>",
  help: "output format",
  value: plainFormats,
  default: "text",
};

/** How a result is printed, and the files it is written to besides. */
function outputs(formats: readonly OutputFormat[]): OptionDefinition[] {
  return [
    { ...format, value: formats },
    {
      flags: "--out <format=file>",
      help: "write the result to a file as well, in a format of its own; may be repeated",
      value: { outputs: formats },
    },
  ];
}
const project: OptionDefinition = {
  flags: "-p, --project <file>",
  help: "the project file, or its folder (default: audiencectl.yaml here or in a folder above)",
};
const environment: OptionDefinition = {
  flags: "-e, --env <name>",
  help: "the environment; needed when the project has several",
};
const connection: readonly OptionDefinition[] = [
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
const trace: OptionDefinition = {
  flags: "--trace <file>",
  help: "write every request with its answer to a file, as JSON lines without the token and without secrets",
};
const guards: readonly OptionDefinition[] = [
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

/** Every command, in the order of the help. */
export const commandDefinitions: readonly CommandDefinition[] = [
  {
    name: "init",
    summary: "set a project up: project file, first manifest, CI files",
    description:
      "Asks for what the flags leave open when somebody sits at a terminal. With a token, the spaces that it sees are offered and checked, in the other region when the first one refuses it; without one, nothing is sent. Nothing is written before everything is checked. A file that exists is never written over: it is left alone and listed, and a .gitignore gets the lines that it lacks.",
    options: [
      {
        flags: "--name <name>",
        help: "the project's name, which marks all that it makes (default: that of the folder)",
      },
      {
        flags: "-e, --env <name=space>",
        help: "an environment with the id or slug of its space, and :us or :eu after it for a region; may be repeated",
        value: "list",
      },
      {
        flags: "--ci <system...>",
        help: "write the pipelines for these, for production or else the first environment",
        value: ["github", "gitlab", "circleci", "jenkins", "cron", "none"],
      },
      { flags: "--import", help: "write manifests for all that nobody owns in the space of the first environment" },
      { flags: "-y, --yes", help: "ask nothing, and take the defaults for what is not given" },
      { flags: "--dir <folder>", help: "the folder of the project; it is made when it is missing (default: this one)" },
      format,
      ...connection,
    ],
    examples: [
      ["audiencectl init", "answer a few questions"],
      [
        "audiencectl init --name growth --env staging=acme-dev --env production=acme-prod:eu --ci github",
        "without questions",
      ],
      ["audiencectl init --yes --import", "take the only space over that the token sees"],
      ["audiencectl init --yes --simulate --dir try", "a project to try things out, without an account"],
    ],
    load: () => import("./init.ts"),
  },
  {
    name: "validate",
    summary: "check the project file and all manifests, offline",
    description:
      "Reports every fault of every file with its place, and sends no request. Without --env the manifests are checked for every environment.",
    options: [project, environment, ...outputs(findingFormats)],
    examples: [
      ["audiencectl validate", "check everything below the project file"],
      [
        "audiencectl validate --format github --out sarif=findings.sarif",
        "in a pull request, with a file for code scanning",
      ],
    ],
    load: () => import("./validate.ts"),
  },
  {
    name: "plan",
    summary: "show what an apply would change, without changing anything",
    description:
      "Reads the space and compares it with the manifests. Never writes: a token with read access is enough.",
    options: [
      project,
      environment,
      ...outputs(planFormats),
      { flags: "-s, --save <file>", help: "save the plan, to apply exactly this later" },
      { flags: "--detailed-exitcode", help: "exit with 2 when there is anything to change" },
      {
        flags: "--base <ref>",
        help: "mark what the files' difference from this git ref does not explain: drift, or an earlier merge that was not applied",
      },
      ...guards,
      ...connection,
      trace,
    ],
    examples: [
      ["audiencectl plan --env production", "what would change in production"],
      ["audiencectl plan --save plan.json", "save the plan for review and a later apply"],
      ["audiencectl plan --out markdown=plan.md --out html=plan.html", "with a comment for a pull request and a page"],
      ["audiencectl plan --base origin/main", "in a pull request: tell its own changes from all others"],
      ["audiencectl plan --simulate", "try it without an account"],
    ],
    load: () => import("./plan.ts"),
  },
  {
    name: "apply",
    summary: "make the space as the manifests declare",
    description:
      "Without a saved plan, plans, shows and asks. Every object is looked at again just before it is written; one that changed since the plan is left alone.",
    argument: { name: "[plan]", help: "a plan saved by plan --save" },
    options: [
      project,
      environment,
      ...outputs(resultFormats),
      { flags: "-y, --auto-approve", help: "do not ask; needed where nobody sits at a terminal" },
      {
        flags: "--lock-timeout <duration>",
        help: "how long to wait for a locked audience, as 90s, 10m or 1h",
        value: "duration",
        default: "10m",
      },
      {
        flags: "--log-format <format>",
        help: "how progress is told on stderr; json: every event as one JSON line, and nothing else",
        value: ["text", "json"],
        default: "text",
      },
      ...guards,
      ...connection,
      trace,
    ],
    examples: [
      ["audiencectl apply --env production", "plan, show, ask, apply"],
      ["audiencectl apply plan.json", "apply a saved plan without asking again"],
      ["audiencectl apply --auto-approve", "in a pipeline"],
      [
        "audiencectl apply plan.json --approve sha256:…",
        "a plan that was refused for its size, after somebody has agreed to it",
      ],
      ["audiencectl apply --auto-approve --log-format json 2> apply.jsonl", "with a log for machines"],
      ["audiencectl apply --trace trace.jsonl", "with every request and answer, to see what went wrong"],
    ],
    load: () => import("./apply.ts"),
  },
  {
    name: "drift",
    summary: "tell what somebody changed in the space by hand",
    description:
      "Compares the space with what was last applied. Changes of the manifests that are not applied yet are no drift. Schedules, destinations and activations carry no mark of what was applied, so one that is not as declared is reported while the manifest of its audience is as applied. In trouble is what Segment cannot compute, and a linked audience that has been disabled for 80 of the 90 days after which Segment deletes its schedules. Exits with 2 when anything is edited, missing, vanished, not as declared or in trouble.",
    options: [
      project,
      environment,
      ...outputs(driftFormats),
      {
        flags: "--unmanaged <mode>",
        help: "what live objects are that nobody owns: listed (report), drift (fail), or left out (ignore)",
        value: unmanagedModes,
        default: "report",
      },
      { flags: "--pending", help: "list changes of the manifests that are not applied yet; they are no drift" },
      {
        flags: "--since-digest <file>",
        help: "tell only what is new since the last run that was given this file, which takes down what there is; need not exist",
      },
      {
        flags: "--webhook <url>",
        help: "post to this address when there is drift (default: AUDIENCECTL_WEBHOOK_URL, which no process list shows)",
      },
      {
        flags: "--webhook-format <format>",
        help: "the shape of what is posted (default: slack for hooks.slack.com, else json)",
        value: webhookFormats,
      },
      ...connection,
      trace,
    ],
    examples: [
      ["audiencectl drift --env production", "for a nightly job: exit code 2 means drift"],
      [
        "audiencectl drift --since-digest drift-production.json",
        "for a job that runs often: exit code 2 means new drift, and what is known is not told again",
      ],
      ["audiencectl drift --unmanaged fail", "where nothing may be in the space that no manifest declares"],
    ],
    load: () => import("./drift.ts"),
  },
  {
    name: "graph",
    summary: "show what audiences are computed from, and where they are sent",
    description:
      "Reads the manifests only. An arrow or a branch leads from what is used to its user: from traits to audiences, and on to destinations, by their ids. trait:KEY is a trait that no manifest declares. Space filters are in no relation to anything, so they are left out.",
    options: [
      project,
      environment,
      { ...format, value: ["text", "mermaid", "dot", "json"] },
      { flags: "--affected-by <address>", help: "only what a change of this one reaches" },
    ],
    examples: [
      ["audiencectl graph --affected-by trait/lifetime-value", "what hangs on one trait, down to the destinations"],
      ["audiencectl graph --format mermaid", "for a pull request"],
    ],
    load: () => import("./graph.ts"),
  },
  {
    name: "import",
    summary: "write manifests for what is live and nobody owns",
    description:
      "Reads the space and writes one manifest for each object, so that a plan right after it shows nothing but adoptions. Never writes to the space, and never over a file unless told. With --update, edits made in the space by hand are brought back into the manifests that own the objects, and every other byte of the files stays.",
    options: [
      project,
      environment,
      format,
      { flags: "--all", help: "import everything that nobody owns" },
      { flags: "--key <key...>", help: "import the objects with these keys", value: "list" },
      {
        flags: "--name <glob...>",
        help: "import the objects whose display name fits; * stands for any text, and case does not count",
        value: "list",
      },
      { flags: "--type <type...>", help: "take only objects of these types", value: ["USERS", "ACCOUNTS", "LINKED"] },
      { flags: "--kind <kind...>", help: "take only objects of these kinds", value: ["audience", "trait", "filter"] },
      {
        flags: "--no-destinations",
        help: "leave schedules, destinations and activations unmanaged, and do not read them: two requests less an audience",
      },
      {
        flags: "--dir <folder>",
        help: "where the files go (default: audiences, traits and filters beside the project file)",
      },
      { flags: "--file <file>", help: "write all manifests into one file instead" },
      { flags: "--force", help: "write over files that exist" },
      { flags: "--update", help: "bring edits made in the space by hand back into the manifests" },
      { flags: "--dry-run", help: "write nothing: print the manifests, or the diff of an update" },
      ...connection,
      trace,
    ],
    examples: [
      ["audiencectl import --all", "take a whole space over, one file an audience"],
      ["audiencectl import --name 'VIP*' --file vip.yaml", "some of it, in one file"],
      ["audiencectl import --update --dry-run", "what somebody changed by hand, as a diff of the manifests"],
    ],
    load: () => import("./import.ts"),
  },
  {
    name: "show",
    summary: "print a saved plan",
    description: "Reads nothing but the file.",
    argument: { name: "<plan>", help: "a plan saved by plan --save" },
    options: outputs(planFormats),
    examples: [
      ["audiencectl show plan.json", "read a plan again"],
      ["audiencectl show plan.json --format html > plan.html", "as a page to open or attach"],
    ],
    load: () => import("./show.ts"),
  },
  {
    name: "preview",
    summary: "ask Segment how many members an audience would have, without creating it",
    description:
      "Has Segment compute the query of an audience's manifest, or one given with --query, and waits for the result. Keys that the query refers to are those of the space. Nothing is created or changed, but Segment computes only 700 previews a month for a space, so every one is asked for by hand: no other command spends any, and a query with errors is refused before it is sent. An earlier preview can be read again with --id, which spends none. Exits with 1 when Segment cannot compute the query.",
    argument: { name: "[address]", help: "such as audience/high-spenders, as its manifest declares it" },
    options: [
      { flags: "--query <query>", help: "a query that is in no manifest; - reads it from standard input" },
      {
        flags: "--type <type>",
        help: "with --query: what it is computed for (default: USERS)",
        value: ["USERS", "ACCOUNTS", "LINKED"],
      },
      { flags: "--id <id>", help: "read an earlier preview again instead of asking for a new one" },
      {
        flags: "--limit <n>",
        help: "how many members to show by their ids, which are personal data; 0 shows none. --trace takes down all that Segment answers",
        value: "count",
        default: 5,
      },
      {
        flags: "--timeout <duration>",
        help: "how long to wait for the result, as 90s, 10m or 1h; 0s looks once",
        value: "duration",
        default: "10m",
      },
      project,
      environment,
      format,
      ...connection,
      trace,
    ],
    examples: [
      ["audiencectl preview audience/high-spenders --env production", "before the change of a query is applied"],
      [`audiencectl preview --query "event('Order Completed').count() >= 3"`, "a first idea, without a manifest"],
      ["audiencectl preview audience/high-spenders --limit 0 --format json", "the size alone, for a script"],
    ],
    load: () => import("./preview.ts"),
  },
  {
    name: "fmt",
    summary: "write the queries of all manifests in their canonical form",
    description:
      "Rewrites queries and nothing else: every other byte of a file, comments included, stays as it is. What a query means never changes, so a plan after it is as empty as before. Files with errors are reported and left alone.",
    options: [project, format, { flags: "--check", help: "write nothing, and exit with 1 when a file would change" }],
    examples: [
      ["audiencectl fmt", "rewrite what is not formatted, and list the files"],
      ["audiencectl fmt --check", "in a pipeline"],
    ],
    load: () => import("./fmt.ts"),
  },
  {
    name: "explain",
    summary: "say what a query, a kind, a field, the code of a finding or an exit code means",
    description:
      "Without a topic, lists the topics. For a kind, prints every field with its type, how it is compared, how a change gets into the space and what takes the value off again; for a field by its path, the same with its default, its limits and examples. For the code of a finding, prints what the rule is about. For a query, reads it offline and prints it in plain English, in its canonical form and as a tree, with what it refers to and how often Segment will compute it. Exits with 1 when the query has errors, or when there is no such topic.",
    argument: [
      { name: "[topic]", help: "what to explain, such as query, audience, project.spec.guards, CODE or exit-codes" },
      {
        name: "[text]",
        help: "with query: the query, or - to read it from standard input; with a kind: the path of a field",
      },
    ],
    options: [
      {
        flags: "--type <type>",
        help: "what the query is computed for",
        value: ["USERS", "ACCOUNTS", "LINKED"],
        default: "USERS",
      },
      { flags: "--trait", help: "read it as the query of a computed trait" },
      { flags: "-r, --recursive", help: "print a kind or a field with everything below it, as an outline" },
      format,
    ],
    examples: [
      [`audiencectl explain query "trait('plan') = 'pro'"`, "the query of an audience"],
      [`audiencectl explain query --trait "event('Order Completed').count()"`, "the query of a computed trait"],
      ["audiencectl explain destination", "the fields of a destination of an audience"],
      ["audiencectl explain audience.spec.options.filterByExternalIds", "one field"],
      ["audiencectl explain project --recursive", "the outline of a project file"],
      ["audiencectl explain plan-too-many-deletes", "what a finding is about, by the code in brackets after it"],
      ["audiencectl explain exit-code 3", "what the program ended with"],
    ],
    load: () => import("./explain.ts"),
  },
  {
    name: "run",
    summary: "make a linked audience compute now",
    description: "Starts a run of an applied LINKED audience, by its address.",
    argument: { name: "<address>", help: "such as audience/owners-of-open-orders" },
    options: [project, environment, format, ...connection, trace],
    examples: [["audiencectl run audience/owners-of-open-orders --env production", "do not wait for the schedule"]],
    load: () => import("./run.ts"),
  },
  {
    name: "api",
    summary: "send one operation of Segment's Public API",
    description:
      "Prints the data of the answer as JSON. Without a name, lists the operations. The space of the environment fills spaceId.",
    argument: { name: "[operation]", help: "such as listAudiences" },
    options: [
      { flags: "--field <name=value>", help: "a field of path, query or body; may be repeated", value: "list" },
      { flags: "--raw-field <name=value>", help: "the same, always as a text", value: "list" },
      { flags: "--input <file>", help: "the JSON body, or - for standard input" },
      { flags: "--paginate", help: "read all pages and print the entries as one list" },
      project,
      environment,
      ...connection,
      trace,
    ],
    examples: [
      ["audiencectl api listAudiences --paginate --env production", "every audience of a space"],
      ["audiencectl api getAudience --field id=aud_123", "one audience"],
    ],
    load: () => import("./api.ts"),
  },
  {
    name: "simulate",
    summary: "run a local Segment API for tries and tests",
    description:
      "Serves the Public API on this machine until it is interrupted. Point PUBLIC_API_URL at the printed address; any token is accepted.",
    options: [
      { flags: "--port <n>", help: "the port; 0 takes a free one", value: "count", default: 4010 },
      { flags: "--host <name>", help: "the address to listen on", default: "127.0.0.1" },
      { flags: "--state <file>", help: "keep the state in a file (default: in memory)" },
      {
        flags: "--seed <name>",
        help: "start with a space that is full already: small-shop, large-space, or a file such as --state keeps",
      },
      {
        flags: "--space <id>",
        help: "make sure that a space with this id or slug exists; may be repeated",
        value: "list",
      },
      {
        flags: "--set <name=value>",
        help: "decide what the API's documentation leaves open; may be repeated",
        value: "list",
      },
      { flags: "--time-scale <factor>", help: "how much faster than real time it runs", value: "factor", default: 1 },
    ],
    examples: [
      ["audiencectl simulate --port 4010", "serve on http://127.0.0.1:4010"],
      ["audiencectl simulate --seed small-shop", "start with a shop that has one or two of everything"],
      ["audiencectl simulate --seed my-space.json", "start as a file describes; its times move to the present"],
      [
        "audiencectl simulate --set lockErrorStatus=422 --time-scale 60",
        "another guess at what is not documented, and faster",
      ],
      ["audiencectl simulate --set failureRate=0.1", "let a tenth of all requests fail, the same each time"],
    ],
    load: () => import("./simulate.ts"),
  },
  {
    name: "doctor",
    summary: "check what the other commands need, and say what to do about the rest",
    description:
      "Goes from Node and the files over token, host, region and space to features, rate limits, the clock, secrets and ownership markers, and goes on after a failure wherever that makes sense. Never writes to the space, and never shows the token. Exits with 1 when there is a problem, and with 0 when there are only warnings.",
    options: [project, environment, format, ...connection],
    examples: [
      ["audiencectl doctor --env production", "before the first plan, or when something does not work"],
      ["audiencectl doctor --format json", "for a report of a fault, or a nightly job"],
      ["audiencectl doctor --simulate", "the files alone, without an account"],
    ],
    load: () => import("./doctor.ts"),
  },
  {
    name: "completion",
    summary: "print a script that completes commands in a shell",
    description:
      "The script completes commands, flags, their values and files, and the names of environments and manifests as the project's files have them. It does not change any file: how to keep it stands at its beginning.",
    argument: { name: "<shell>", help: "bash, zsh or fish" },
    options: [{ ...project, hidden: true }],
    examples: [
      ["source <(audiencectl completion bash)", "in ~/.bashrc; the same with zsh in ~/.zshrc"],
      ["audiencectl completion fish > ~/.config/fish/completions/audiencectl.fish", "for fish, once and for all"],
    ],
    load: () => import("./completion.ts"),
  },
];
