/** Names of options that people know from elsewhere, and what there is instead. */
export interface ForeignOption {
  /** Without hyphens. */
  names: readonly string[];
  /** What does the same; the first that a command has counts. */
  flags?: readonly string[];
  /** What to do where a command has none of these, as a sentence without its full stop. */
  hint?: string;
}

/** The rows; a name stands in one of them. */
export const foreignOptions: readonly ForeignOption[] = [
  { names: ["environment", "stage", "workspace", "context"], flags: ["--env"] },
  { names: ["all-environments"], flags: ["--all-envs"] },
  {
    names: ["space", "space-id"],
    flags: ["--env"],
    hint: "the space of an environment is set in the project file, under spec.environments",
  },
  { names: ["region"], hint: "the region of an environment is set in the project file, under spec.environments" },
  {
    names: ["config", "config-file", "project-file", "manifests", "filename", "chdir", "cwd", "directory"],
    flags: ["--project", "--dir"],
  },
  {
    names: ["token", "api-token", "api-key", "auth-token"],
    hint: "set PUBLIC_API_TOKEN, or give --token-file FILE: others can see what is on a command line",
  },
  { names: ["url", "api-url", "endpoint", "base-url"], hint: "set PUBLIC_API_URL to another address of the API" },
  { names: ["o", "output", "output-format"], flags: ["--format"] },
  { names: ["output-file", "out-file"], flags: ["--out", "--save"] },
  { names: ["confirm", "assume-yes", "non-interactive", "no-input", "no-prompt", "force"], flags: ["--yes"] },
  {
    names: ["dry-run", "plan-only", "what-if"],
    hint: "audiencectl plan shows what an apply would change, and changes nothing",
  },
  { names: ["debug", "verbosity"], flags: ["--verbose"], hint: "--verbose prints a line for each request" },
  { names: ["silent"], flags: ["--quiet"], hint: "--quiet shows no progress" },
  {
    names: ["destroy", "delete", "prune"],
    hint: "remove the manifest of what is to go, and audiencectl apply deletes it",
  },
  {
    names: ["refresh", "refresh-only"],
    hint: "every plan reads the space; audiencectl drift shows what was edited by hand",
  },
  { names: ["var", "var-file"], hint: "variables are set in the project file, under spec.environments.NAME.variables" },
  { names: ["only", "include", "filter", "resource"], flags: ["--target", "--key"] },
  { names: ["except", "skip"], flags: ["--exclude"] },
  { names: ["label", "labels"], flags: ["--selector"] },
  {
    names: ["parallelism", "concurrency"],
    hint: "leave it out: requests keep to the rate limits, which spec.limits of the project file can lower",
  },
  { names: ["since"], flags: ["--base"] },
];
