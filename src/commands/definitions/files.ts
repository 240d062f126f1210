import { environmentDiffFormats, findingFormats } from "../output/output-format.ts";
import { defineCommand } from "./definition.ts";
import {
  addressHelp,
  apiConnection,
  baseOfSelectors,
  environment,
  format,
  objectSelectors,
  oneEnvironment,
  outputs,
  project,
  selectors,
  strict,
} from "./shared-options.ts";

/** `audiencectl init`. */
export const initDefinition = defineCommand({
  name: "init",
  summary: "set up a project: project file, first manifest, CI files",
  description:
    "In a terminal, prompts for anything not given as a flag. With a token, offers and checks the spaces that it can see, in the other region if the first one rejects it, and lists objects that already carry the project's name; without a token, sends nothing. Nothing is written before everything is checked. Existing files are never overwritten: they are left alone and listed, those for pipelines with a command that compares them with what this version makes, and missing lines are added to .gitignore. In the folder of a project, --ci adds pipelines to it and --env environments; in a folder with projects below it, such as the top of a repository, --ci alone adds pipelines. Pipelines go to the top of the git repository, for all of its projects and environments, and the secrets to set for them are listed.",
  options: [
    {
      flags: "--name <name>",
      help: "the project's name, which marks everything it manages (default: the folder's name)",
    },
    {
      flags: "-e, --env <name=space>",
      help: "an environment and the id or slug of its space, with :us or :eu after it for a region; may be repeated",
      value: "list",
    },
    {
      flags: "--ci <system...>",
      help: "write pipelines for these CI systems, for all projects and environments of the repository",
      value: ["github", "gitlab", "circleci", "jenkins", "cron", "none"],
    },
    { flags: "--import", help: "write manifests for everything unmanaged in the space of the first environment" },
    { flags: "-y, --yes", help: "do not ask; use the defaults for anything not given" },
    { flags: "--dir <folder>", help: "the folder of the project, created if it is missing (default: this one)" },
    format,
    ...apiConnection,
  ],
  examples: [
    ["audiencectl init", "answer a few questions"],
    [
      "audiencectl init --name growth --env staging=acme-dev --env production=acme-prod:eu --ci github",
      "without questions",
    ],
    ["audiencectl init --yes --import", "take the only space over that the token sees"],
    [
      "audiencectl init --env staging=acme-dev --ci gitlab",
      "add an environment and pipelines to the project of this folder",
    ],
    ["audiencectl init --yes --simulate --dir try", "a project to try things out, without an account"],
  ],
});

/** `audiencectl validate`. */
export const validateDefinition = defineCommand({
  name: "validate",
  summary: "check the project file and all manifests, offline",
  description:
    "Reports every fault of every file with its place, and sends no request. Without --env the manifests are checked for every environment.",
  arguments: [
    {
      name: "[file...]",
      help: "report faults of these manifest files or folders only; the whole project is read (default: all)",
    },
  ],
  options: [project, oneEnvironment, ...outputs(findingFormats), strict],
  examples: [
    ["audiencectl validate", "check everything below the project file"],
    ["audiencectl validate audiences/vips.yaml", "one file, as in a hook before a commit"],
    [
      "audiencectl validate --format github --out sarif=findings.sarif",
      "in a pull request, with a file for code scanning",
    ],
  ],
});

/** `audiencectl projects`. */
export const projectsDefinition = defineCommand({
  name: "projects",
  summary: "list the projects of the repository with their environments",
  description:
    "Looks for project files in the whole git repository around this folder, offline. Prints one line for each environment of each project: project, environment, and the folder from the top of the repository. As JSON, each also has a key (growth/production), and how that is written in names of files and of variables. A pipeline has one job for each. Projects in node_modules are left out, whatever git ignores. With --base, environments for which nothing has changed are left out: a project whose files, and what links among them lead to, are as they were, and an environment when only entries, manifests, tests or catalogs of other environments have changed. A finding names each project and environment that is gone; as JSON they are under takenAway, too, with the name of the project. For a project that is gone and has not released its objects before, the exit code is 3. A project file that does not say its name and its environments, and projects that cannot be told apart, because they have one uid or one name, are reported, under unreadable as JSON, and the command exits with 1 after it has listed the others; with --base only where something in its folder has changed, or in that of the one that it is not told apart from. What could not be told apart at the base, and can be now, counts as changed.",
  options: [
    {
      flags: "--base <ref>",
      help: "only what has changed since the branch left this branch, tag or commit, such as origin/main",
    },
    format,
  ],
  examples: [
    ["audiencectl projects", "all of them"],
    [
      "audiencectl projects --base origin/main --format json",
      "what a pull request has to do with, for a matrix of jobs",
    ],
  ],
});

/** `audiencectl fmt`. */
export const fmtDefinition = defineCommand({
  name: "fmt",
  summary: "write the queries of all manifests in their canonical form",
  description:
    "Rewrites queries and nothing else: every other byte of a file, comments included, stays as it is. What a query means never changes, so a plan after it is as empty as before. Files with errors are reported and left alone.",
  arguments: [
    {
      name: "[file...]",
      help: "only these manifest files or folders; - formats standard input and prints it (default: all)",
    },
  ],
  options: [
    project,
    format,
    { flags: "--check", help: "write nothing, and exit with 1 when a file would change" },
    { flags: "--diff", help: "write nothing, and print what would change as a diff; with --check, the exit code too" },
  ],
  examples: [
    ["audiencectl fmt", "rewrite what is not formatted, and list the files"],
    ["audiencectl fmt --check --diff", "in a pipeline"],
    ["audiencectl fmt - < audiences/vips.yaml", "for an editor"],
  ],
});

/** `audiencectl graph`. */
export const graphDefinition = defineCommand({
  name: "graph",
  summary: "show what audiences are computed from, and where they are sent",
  description:
    "Reads the manifests only. An arrow or a branch leads from what is used to its user: from traits to audiences, and on to destinations, by their ids, and their names where catalog/ENVIRONMENT.json has them. trait:KEY is a trait that no manifest declares. Space filters have no dependencies and are not shown.",
  arguments: [{ name: "[address...]", help: addressHelp }],
  options: [
    project,
    environment,
    { ...format, value: ["text", "mermaid", "dot", "json"] },
    baseOfSelectors,
    ...selectors,
    { flags: "--affected-by <address>", help: "only what a change of this one reaches" },
  ],
  examples: [
    ["audiencectl graph --affected-by trait/lifetime-value", "what depends on one trait, down to the destinations"],
    ["audiencectl graph --base origin/main --only-changed --format mermaid", "for a pull request"],
  ],
});

/** `audiencectl diff`. */
export const diffDefinition = defineCommand({
  name: "diff",
  summary: "show how two environments of the project differ",
  description:
    "Compares what the manifests declare for each, offline: variables filled in, and manifests with metadata.environments only where they belong. With --live, compares what the two spaces hold of it; nothing is written. Objects are the same by their address, and queries by their meaning. A field that differs because of a variable names the variable. Ids, keys and the ownership marker of an object are different in each space and are not compared. Exits with 2 when there are differences.",
  arguments: [
    { name: "[environment]", help: "one of the environments, such as staging" },
    { name: "[other]", help: "the environment to compare it with, such as production" },
    { name: "[address...]", help: addressHelp },
  ],
  options: [
    project,
    ...outputs(environmentDiffFormats),
    { flags: "--live", help: "compare what the two spaces hold, not what the manifests declare" },
    ...objectSelectors,
    ...apiConnection,
  ],
  examples: [
    ["audiencectl diff staging production", "what is different in production"],
    ["audiencectl diff staging production 'audience/vip-*'", "some of the audiences"],
    ["audiencectl diff staging production --live", "whether the spaces differ in more than the manifests do"],
    ["audiencectl diff staging production --format markdown", "for a comment"],
  ],
});

/** `audiencectl explain`. */
export const explainDefinition = defineCommand({
  name: "explain",
  summary: "explain a query, a kind, a field, a word, the code of a finding or an exit code",
  description:
    "Without a topic, lists the topics. For a kind, prints every field with its type, how it is compared, how a change gets into the space and what takes the value off again; for a field by its path, the same with its default, its limits and examples. For the code of a finding, prints what the rule is about; for a word such as marker, what it means here; for a command, what it does. For a query, reads it offline and prints it in plain English, in its canonical form and as a tree, with what it refers to and how often Segment will compute it. Exits with 1 when the query has errors, or when there is no such topic.",
  arguments: [
    {
      name: "[topic]",
      help: "what to explain, such as query, audience, project.spec.guards, marker, signs, CODE or exit-codes",
    },
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
    {
      flags: "--against <query>",
      help: "with query: say as well whether this other query means the same, and if not, which invented people enter and leave from the first to the other, or get another value of a computed trait",
    },
    { flags: "-r, --recursive", help: "print a kind or a field with everything below it, as an outline" },
    { flags: "--profile <file>", help: "with simulator: show what probe measured beside the default of each setting" },
    format,
  ],
  examples: [
    [`audiencectl explain query "trait('plan') = 'pro'"`, "the query of an audience"],
    [`audiencectl explain query --trait "event('Order Completed').count()"`, "the query of a computed trait"],
    [
      `audiencectl explain query "trait('ltv') > 100" --against "trait('ltv') >= 100"`,
      "whom an edit of a query lets in and keeps out",
    ],
    ["audiencectl explain destination", "the fields of a destination of an audience"],
    ["audiencectl explain audience.spec.options.filterByExternalIds", "one field"],
    ["audiencectl explain project --recursive", "the outline of a project file"],
    ["audiencectl explain plan-too-many-deletes", "what a finding is about, by the code in brackets after it"],
    ["audiencectl explain marker", "a word of plans and pages"],
    ["audiencectl explain exit-code 3", "what the program ended with"],
    ["audiencectl explain simulator --profile probe.json", "what a probe measured, beside the defaults"],
  ],
});

/** `audiencectl completion`. */
export const completionDefinition = defineCommand({
  name: "completion",
  summary: "print a script that completes commands in a shell",
  description:
    "The script completes commands, flags, their values and files, the names of environments and manifests as the project's files have them, and within the quotes of a query the names in the catalog file. It does not change any file: see the comment at the top of the script to install it permanently.",
  arguments: [{ name: "<shell>", help: "bash, zsh or fish" }],
  options: [
    { ...project, hidden: true },
    { ...environment, hidden: true },
    { flags: "--type <type>", help: "what a query is computed for", hidden: true },
    { flags: "--text <text>", help: "a query up to the cursor, as it is typed", hidden: true },
    {
      flags: "--quote <quote>",
      help: "the quote that it is typed in, where the shell leaves that to others",
      hidden: true,
    },
  ],
  examples: [
    ["source <(audiencectl completion bash)", "in ~/.bashrc; the same with zsh in ~/.zshrc"],
    ["audiencectl completion fish > ~/.config/fish/completions/audiencectl.fish", "for fish, once and for all"],
  ],
});
