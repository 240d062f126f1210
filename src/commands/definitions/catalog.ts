import { tableFormats } from "../output/output-format.ts";
import { defineCommand } from "./definition.ts";
import { apiConnection, environment, format, project, trace } from "./shared-options.ts";

/** What `audiencectl catalog` can be told to do. */
export const catalogActions = ["pull", "list", "search"] as const;

/** `audiencectl catalog`. */
export const catalogDefinition = defineCommand({
  name: "catalog",
  summary: "keep a file of the events, properties, traits and entities of a space",
  description:
    "pull writes catalog/ENVIRONMENT.json beside the project file, from what the space has seen and the tracking plan declares; list and search show what is in it, offline. Where there is a catalog, validate and plan hold the names in manifests against it. It holds no values that were seen unless --samples asks for them. Names and values that look like addresses of people are left out in any case, and nothing is said of such names in manifests. Pulled twice in one week it is the same, as long as nothing new is seen: times are kept as days, and only of what was not seen lately. A pull keeps the options that the file was pulled with and adds those that are given; to start over, delete the file. What the token may not read stays as an earlier pull found it, or is left out; the exit code is 5 then, and no name is called unknown because of it.",
  arguments: [
    { name: "<action>", help: "pull, list or search" },
    { name: "[text]", help: "with search: a part of the names to show; case does not count" },
  ],
  options: [
    {
      flags: "--all-properties",
      help: "with pull: read the properties of all events, one request for each and 25 a minute (default: of the events that manifests name)",
    },
    {
      flags: "--tracking-plan <id>",
      help: "with pull: add the types and values that this tracking plan declares",
    },
    {
      flags: "--from-tracking-plan <file>",
      help: "with pull: make the catalog of a tracking plan in a file alone, without a token",
    },
    { flags: "--volumes", help: "with pull: add how many of each event all sources of the workspace send" },
    { flags: "--samples", help: "with pull: keep some values that were seen, which may be personal data" },
    {
      flags: "--check",
      help: "with pull: write nothing, and exit with 2 when the catalog has other names or facts than the space, or is four weeks old; with 5 when nothing differs and something could not be read",
    },
    {
      flags: "--kind <kind...>",
      help: "with list and search: only names of these kinds",
      value: ["event", "property", "context", "trait", "entity", "column", "destination"],
    },
    project,
    environment,
    { ...format, value: tableFormats },
    ...apiConnection,
    trace,
  ],
  examples: [
    ["audiencectl catalog pull --env production", "write catalog/production.json"],
    ["audiencectl catalog search order --env production", "how an event is spelled, and what it has"],
    ["audiencectl catalog pull --env production --check", "in a nightly job: is the file as the space is?"],
    ["audiencectl catalog pull --from-tracking-plan plan.json", "from a plan that is kept as code, offline"],
    ["audiencectl catalog list --kind trait --format csv > traits.csv", "for a spreadsheet"],
  ],
});
