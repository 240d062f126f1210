import { defineCommand } from "./definition.ts";
import { listFormats } from "../output/output-format.ts";
import { apiConnection, environment, format, project, simulatedProfile, trace } from "./shared-options.ts";

/** `audiencectl list`. */
export const listDefinition = defineCommand({
  name: "list",
  aliases: ["get"],
  summary: "show what is live in a space, managed or not: everything, or the objects given",
  description:
    "A table of audiences, computed traits and space filters, with the project and environment that own each, by the ownership marker; objects of no project are unmanaged. Needs the project file for the space and no manifests, and three requests or a few more. Schedules, destinations and activations are shown when --kind asks for them; destinations and activations take two requests more for each audience. As JSON and YAML, every object has its fields as a manifest calls them. When objects of a kind cannot be read, says so and exits with 5. audiencectl get is the same.",
  arguments: [
    {
      name: "[object...]",
      help: "addresses, keys, ids or names to show, such as audience/vip-*, also as KIND/KEY; * and ? are wildcards",
    },
  ],
  options: [
    {
      flags: "--kind <kind...>",
      help: "only objects of these kinds (default: audience, trait and filter)",
      value: ["audience", "trait", "filter", "schedule", "destination", "activation"],
    },
    {
      flags: "--name <glob...>",
      help: "only objects whose display name fits; * stands for any text, and case does not count",
      value: "list",
    },
    { flags: "--type <type...>", help: "only objects of these types", value: ["USERS", "ACCOUNTS", "LINKED"] },
    { flags: "--unmanaged", help: "only what is unmanaged" },
    project,
    environment,
    { ...format, value: listFormats },
    ...apiConnection,
    trace,
  ],
  examples: [
    ["audiencectl list --env production", "what is there, and who owns it"],
    ["audiencectl list --unmanaged", "what an import would take over"],
    ["audiencectl list 'audience/vip-*' --kind destination", "where some audiences are sent"],
    ["audiencectl get audience/high-spenders --format yaml", "one object with all its fields"],
    ["audiencectl list --format csv > space.csv", "for a spreadsheet"],
  ],
});

/** `audiencectl preview`. */
export const previewDefinition = defineCommand({
  name: "preview",
  summary: "ask Segment how many members an audience would have, without creating it",
  description:
    "Has Segment compute the query of an audience's manifest, or one given with --query, and waits for the result. Keys that the query refers to are those of the space. Nothing is created or changed, but Segment computes only 700 previews a month for a space, so every one is asked for by hand: no other command spends any, and a query with errors, or with names that the catalog of the environment does not have, is refused before it is sent. An earlier preview can be read again with --id, which spends none. Exits with 1 when Segment cannot compute the query.",
  arguments: [{ name: "[address]", help: "such as audience/high-spenders, as its manifest declares it" }],
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
      help: "how many members to show by their ids, which are personal data; 0 shows none. --trace records everything that Segment answers",
      value: "count",
      default: 5,
    },
    {
      flags: "--catalog <from>",
      help: "what the names in the query are checked against: the file catalog/ENVIRONMENT.json where it is there, or nothing",
      value: ["file", "none"],
      default: "file",
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
    ...apiConnection,
    trace,
  ],
  examples: [
    ["audiencectl preview audience/high-spenders --env production", "before the change of a query is applied"],
    [`audiencectl preview --query "event('Order Completed').count() >= 3"`, "a first idea, without a manifest"],
    ["audiencectl preview audience/high-spenders --limit 0 --format json", "the size alone, for a script"],
  ],
});

/** `audiencectl run`. */
export const runDefinition = defineCommand({
  name: "run",
  summary: "make a linked audience compute now",
  description: "Starts a run of an applied LINKED audience, by its address.",
  arguments: [{ name: "<address>", help: "such as audience/owners-of-open-orders" }],
  options: [project, environment, format, ...apiConnection, trace],
  examples: [["audiencectl run audience/owners-of-open-orders --env production", "do not wait for the schedule"]],
});

/** `audiencectl api`. */
export const apiDefinition = defineCommand({
  name: "api",
  summary: "call one operation of Segment's Public API",
  description:
    "Prints the data of the answer as JSON. Without a name, lists the operations. The space of the environment fills spaceId. An operation that has no spaceId, or gets it with --field, needs no project: only the token.",
  arguments: [{ name: "[operation]", help: "such as listAudiences" }],
  options: [
    {
      flags: "--field <name=value>",
      help: "a field of path, query or body; may be repeated, and name[]=value adds to a list",
      value: "list",
    },
    { flags: "--raw-field <name=value>", help: "the same, always as a text", value: "list" },
    { flags: "--input <file>", help: "the JSON body, or - for standard input" },
    { flags: "--paginate", help: "read all pages and print the entries as one list" },
    project,
    environment,
    ...apiConnection,
    trace,
  ],
  examples: [
    ["audiencectl api listAudiences --paginate --env production", "every audience of a space"],
    ["audiencectl api listSpaces", "the ids and slugs of all spaces, before there is a project"],
    ["audiencectl api getAudience --field id=aud_123", "one audience"],
    ["audiencectl api listEvents --paginate --field sortBy=name", "every event that the space has seen"],
    ["audiencectl api listAuditEvents --field resourceId=aud_123", "who did what to an audience in the last 90 days"],
  ],
});

/** `audiencectl simulate`. */
export const simulateDefinition = defineCommand({
  name: "simulate",
  summary: "run a local Segment API for experiments and tests",
  description:
    "Serves the Public API on this machine until it is interrupted. Point PUBLIC_API_URL at the printed address; any token is accepted. People and events arrive by Segment's tracking API on the same port (/v1/identify, /v1/track and their like), with the id or slug of a space for a write key; then queries are evaluated, and sizes are true.",
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
    simulatedProfile,
    {
      flags: "--time-scale <factor>",
      help: "how much waiting is shortened, such as locks, computations and rate limits: 1 to 1000000; windows of queries go by real time",
      value: "factor",
      default: 1,
    },
  ],
  examples: [
    ["audiencectl simulate --port 4010", "serve on http://127.0.0.1:4010"],
    ["audiencectl simulate --seed small-shop", "start with a shop that has one or two of everything"],
    ["audiencectl simulate --seed my-space.json", "start as a file describes; its times move to the present"],
    [
      "audiencectl simulate --set lockErrorStatus=422 --time-scale 60",
      "another setting for what is not documented, and faster",
    ],
    ["audiencectl simulate --set failureRate=0.1", "let a tenth of all requests fail, the same each time"],
  ],
});

/** `audiencectl doctor`. */
export const doctorDefinition = defineCommand({
  name: "doctor",
  summary: "check the setup (files, token, space, access) and suggest fixes",
  description:
    "Goes from Node and the files over token, host, region and space to features, rate limits, the clock, secrets and ownership markers, and goes on after a failure wherever that makes sense. Never writes to the space, and never shows the token. Exits with 1 when there is a problem, and with 0 when there are only warnings.",
  options: [project, environment, format, ...apiConnection],
  examples: [
    ["audiencectl doctor --env production", "before the first plan, or when something does not work"],
    ["audiencectl doctor --format json", "for a report of a fault, or a nightly job"],
    ["audiencectl doctor --simulate", "the files alone, without an account"],
  ],
});
