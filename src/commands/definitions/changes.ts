import { unmanagedModes, webhookFormats } from "../drift/drift-choices.ts";
import { driftFormats, planFormats, resultFormats } from "../output/output-format.ts";
import { defineCommand, defineOptions } from "./definition.ts";
import {
  addressHelp,
  approve,
  base,
  baseOfSelectors,
  apiConnection,
  environment,
  format,
  guards,
  outputs,
  project,
  selectors,
  strict,
  trace,
} from "./shared-options.ts";

/** `audiencectl plan`. */
export const planDefinition = defineCommand({
  name: "plan",
  summary: "show what an apply would change, without changing anything",
  description:
    "Reads the space and compares it with the manifests. Never writes: a token with read access is enough. audiencectl explain signs says what the signs before changes mean.",
  arguments: [{ name: "[address...]", help: addressHelp }],
  options: [
    project,
    environment,
    ...outputs(planFormats),
    { flags: "--all-envs", help: "plan every environment of the project, one after the other; goes before --env" },
    { flags: "-s, --save <file>", help: "save the plan, to apply exactly this later", writes: true },
    { flags: "--detailed-exitcode", help: "exit with 2 when an apply would write anything, be it only markers" },
    {
      flags: "--no-witness",
      help: "do not look for invented people whom a changed query lets in or keeps out",
    },
    strict,
    {
      flags: "--catalog <from>",
      help: "what names in manifests are checked against: the file catalog/ENVIRONMENT.json where it is there, the space itself as it is now, or nothing",
      value: ["file", "live", "none"],
      default: "file",
    },
    base,
    ...selectors,
    ...guards,
    approve,
    ...apiConnection,
    trace,
  ],
  examples: [
    ["audiencectl plan --env production", "what would change in production"],
    ["audiencectl plan --all-envs", "what would change in all environments"],
    ["audiencectl plan --save plan.json", "save the plan for review and a later apply"],
    ["audiencectl plan --out markdown=plan.md --out html=plan.html", "with a comment for a pull request and a page"],
    ["audiencectl plan --base origin/main", "in a pull request: tell its own changes from all others"],
    ["audiencectl plan 'audience/vip-*'", "some of the audiences, without reading what belongs to the others"],
    [
      "audiencectl plan --base origin/main --only-changed",
      "in a pull request of a large project: seconds, not minutes",
    ],
    ["audiencectl plan --simulate", "try it without an account"],
  ],
});

/** How an apply asks, waits and tells. */
export const applying = defineOptions([
  {
    flags: "-y, --yes",
    help: "apply without asking; required where stdin is not a terminal, but not with a saved plan",
  },
  { flags: "--auto-approve", help: "the same as --yes, by the name that Terraform has for it" },
  {
    flags: "--lock-timeout <duration>",
    help: "how long to wait for a locked audience, as 90s, 10m or 1h",
    value: "duration",
    default: "10m",
  },
]);

/** `audiencectl apply`. */
export const applyDefinition = defineCommand({
  name: "apply",
  summary: "change the space to match the manifests",
  description:
    "Without a saved plan, plans, shows the plan and asks. A saved plan is an approval: the space is planned again, and changes that are the same in both plans are applied; completed changes are skipped. If a change differs, nothing is written. Every object is looked at again just before it is written; one that changed since is left alone.",
  arguments: [{ name: "[plan|address...]", help: `a plan saved by plan --save, or ${addressHelp}` }],
  options: [
    project,
    environment,
    ...outputs(resultFormats),
    ...applying,
    base,
    ...selectors,
    ...guards,
    approve,
    ...apiConnection,
    trace,
  ],
  examples: [
    ["audiencectl apply --env production", "plan, show, ask, apply"],
    ["audiencectl apply audience/vips", "one audience"],
    ["audiencectl apply plan.json", "apply a saved plan without asking again, or go on with it"],
    ["audiencectl apply --yes", "in a pipeline"],
    [
      "audiencectl apply plan.json --approve sha256:…",
      "a plan that was refused for its size, after somebody has agreed to it",
    ],
    ["audiencectl apply -l team=growth", "only what has a label"],
    ["audiencectl apply --yes --log-format json 2> apply.jsonl", "with a log for machines"],
    ["audiencectl apply --trace trace.jsonl", "with every request and answer, to see what went wrong"],
  ],
});

/** `audiencectl drift`. */
export const driftDefinition = defineCommand({
  name: "drift",
  summary: "report what somebody changed in the space by hand",
  description:
    "Compares the space with what was last applied. Changes in the manifests that are not applied yet are not drift. Schedules, destinations and activations do not record what was applied, so one that is not as declared is reported whether the space or the manifest was edited. An object is in trouble when Segment cannot compute it, or when it is a linked audience that has been disabled for 80 of the 90 days after which Segment deletes its schedules. Exits with 2 when anything is edited, missing, vanished, not as declared or in trouble.",
  arguments: [{ name: "[address...]", help: addressHelp }],
  options: [
    project,
    environment,
    ...outputs(driftFormats),
    {
      flags: "--unmanaged <mode>",
      help: "what to do with unmanaged live objects: list them (report), count them as drift (fail), or leave them out (ignore)",
      value: unmanagedModes,
      default: "report",
    },
    { flags: "--pending", help: "list changes in the manifests that are not applied yet; they are not drift" },
    {
      flags: "--since-digest <file>",
      help: "report only drift not recorded in this file, which is then updated, or created if missing",
      writes: true,
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
    baseOfSelectors,
    ...selectors,
    ...apiConnection,
    trace,
  ],
  examples: [
    ["audiencectl drift --env production", "for a nightly job: exit code 2 means drift"],
    [
      "audiencectl drift --since-digest drift-production.json",
      "for a job that runs often: exit code 2 means new drift, and known drift is not reported again",
    ],
    ["audiencectl drift --unmanaged fail", "where nothing may be in the space that no manifest declares"],
  ],
});

/** `audiencectl show`. */
export const showDefinition = defineCommand({
  name: "show",
  summary: "print a saved plan",
  description: "Reads nothing but the file.",
  arguments: [{ name: "<plan>", help: "a plan saved by plan --save" }],
  options: outputs(planFormats),
  examples: [
    ["audiencectl show plan.json", "read a plan again"],
    ["audiencectl show plan.json --format html > plan.html", "as a page to open or attach"],
  ],
});

/** `audiencectl import`. */
export const importDefinition = defineCommand({
  name: "import",
  summary: "write manifests for live objects that no project manages",
  description:
    "Reads the space and writes one manifest for each object, so that a plan right after it shows nothing but adoptions. Never writes to the space, and overwrites no file without --force. With --update, edits made in the space by hand are brought back into the manifests that own the objects, and every other byte of the files stays. What a manifest asks for and is not applied yet stays, but schedules, destinations and activations carry no record of what was applied: those that differ are taken as they are in the space, and named. What was added to them by hand is written into the manifest, or printed as lines to paste where it cannot be, and what was removed is named. Declared objects that are not in the space are named, too.",
  arguments: [{ name: "[address...]", help: `with --update: ${addressHelp}` }],
  options: [
    project,
    environment,
    format,
    { flags: "--all", help: "import everything that is unmanaged" },
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
      help: "leave schedules, destinations and activations unmanaged, and do not read them: two requests less an audience; with --update: leave them as the manifests have them",
    },
    {
      flags: "--dir <folder>",
      help: "where the files go (default: audiences, traits and filters beside the project file)",
    },
    { flags: "--file <file>", help: "write all manifests into one file instead", writes: true },
    { flags: "--force", help: "overwrite existing files" },
    { flags: "--update", help: "bring edits made in the space by hand back into the manifests" },
    baseOfSelectors,
    ...selectors,
    { flags: "--dry-run", help: "write nothing: print the manifests, or the diff of an update" },
    ...apiConnection,
    trace,
  ],
  examples: [
    ["audiencectl import --all", "take a whole space over, one file an audience"],
    ["audiencectl import --name 'VIP*' --file vip.yaml", "some of it, in one file"],
    ["audiencectl import --update audience/vips", "keep what somebody changed by hand in one audience"],
    ["audiencectl import --update --dry-run", "what somebody changed by hand, as a diff of the manifests"],
  ],
});

/** `audiencectl adopt`. */
export const adoptDefinition = defineCommand({
  name: "adopt",
  summary: "list the adopt lines of manifests, and take out those that are no longer needed",
  description:
    "An adopt line finds an object once. When the project owns the object, the ownership marker in it counts, and the line is used. Reads who owns what in the space of each environment that a manifest with an adopt line belongs to, and lists the lines as used or needed. With --cleanup, takes the used ones out of the manifests; every other byte of a file, comments included, stays as it is. A line stays while one environment needs it: without it, an apply there would create a second object. An environment whose space has nothing that the line names does not need it, once another one has used it. Never writes to a space.",
  options: [
    project,
    {
      flags: "-e, --env <name>",
      help: "read the space of this environment only; lines of manifests for others stay (default: all of them)",
    },
    format,
    { flags: "--cleanup", help: "take the lines that are used out of the manifests" },
    { flags: "--diff", help: "with --cleanup: write nothing, and print what would change as a diff" },
    ...apiConnection,
  ],
  examples: [
    ["audiencectl adopt", "which adopt lines are used, and which are needed"],
    ["audiencectl adopt --cleanup --diff", "what would be taken out"],
    ["audiencectl adopt --cleanup", "after the first apply of what was imported"],
  ],
});
