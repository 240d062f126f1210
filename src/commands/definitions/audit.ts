import { auditRuleNames } from "../../hygiene/audit.ts";
import { auditFormats } from "../output/output-format.ts";
import { defineCommand } from "./definition.ts";
import { apiConnection, environment, outputs, project, trace } from "./shared-options.ts";

/** `audiencectl audit`. */
export const auditDefinition = defineCommand({
  name: "audit",
  summary: "find audiences that are unused, failing or badly named, managed or not",
  description:
    "Looks through a live space for audiences without members, without a destination, named by nobody or connected only to destinations that are switched off; for what is disabled for long or failing; for queries that name keys of something deleted; for kinds near to their quota; for linked audiences that start together; and for names that do not fit spec.lint.namePatterns of the project file. Ordered by what it would save to see to it. Every finding says what was read that shows it, and when; what could not be read is said, and nothing is concluded from it. Needs the project file for the space and its limits, and no manifests. Takes a few requests for the lists, and one more for each audience where destinations matter; --only leaves out what is not needed. Never writes. Exits with 0 whatever it finds, with 2 for findings when --detailed-exitcode is given, and with 5 when something could not be read.",
  arguments: [
    {
      name: "[object...]",
      help: "addresses, keys, ids or names to look at, such as audience/vip-*; * and ? are wildcards (default: all)",
    },
  ],
  options: [
    { flags: "--only <rule...>", help: "look for these things only", value: auditRuleNames },
    {
      flags: "--disabled-days <n>",
      help: "report objects that have been disabled for more than this many days",
      value: "count",
      default: 30,
    },
    { flags: "--detailed-exitcode", help: "exit with 2 when something was found" },
    project,
    environment,
    ...outputs(auditFormats),
    ...apiConnection,
    trace,
  ],
  examples: [
    ["audiencectl audit --env production", "what could go, what is broken, and how that is known"],
    ["audiencectl audit --only no-members --only failing", "two lists and no more requests"],
    ["audiencectl audit --out csv=audit.csv --out markdown=audit.md", "for a spreadsheet and for an issue as well"],
    ["audiencectl audit --detailed-exitcode", "for a nightly job that is to tell somebody"],
  ],
});
