import type { CommandName } from "../definitions/command-definitions.ts";

/** Names of commands that people know from elsewhere, and what there is instead. */
export interface ForeignCommand {
  words: readonly string[];
  /** The command that does the same. */
  command?: CommandName;
  /** What to do, as a sentence without its full stop, where no command alone does it. */
  hint?: string;
}

/** The rows; a word stands in one of them. */
export const foreignCommands: readonly ForeignCommand[] = [
  {
    words: ["destroy", "delete", "remove", "rm", "drop", "purge"],
    hint: "remove a manifest, and audiencectl apply deletes its object; to keep that in Segment, write its address under spec.forget of the project file first",
  },
  {
    words: ["forget", "release", "untrack", "unmanage"],
    hint: "write the address under spec.forget of the project file, remove the manifest, and run audiencectl apply",
  },
  {
    words: ["status", "state", "changes"],
    hint: "audiencectl plan shows what an apply would change, audiencectl drift what was edited by hand, audiencectl list what is live",
  },
  { words: ["compare", "dry-run", "preview-changes"], command: "plan" },
  { words: ["refresh", "watch", "monitor"], command: "drift" },
  { words: ["ls", "audiences", "audience", "traits", "destinations", "search", "find"], command: "list" },
  {
    words: ["describe", "inspect", "view", "cat"],
    hint: "audiencectl list ADDRESS --format yaml shows an object with all its fields, audiencectl explain what the fields mean",
  },
  {
    words: ["create", "add", "new", "generate"],
    hint: "write a manifest and run audiencectl apply; audiencectl explain audience prints its fields, audiencectl init sets a project up",
  },
  { words: ["update", "edit", "set", "patch"], hint: "edit the manifest, and run audiencectl apply" },
  {
    words: ["rename", "move", "mv"],
    hint: "rename it in the manifest, add previousNames: [OLD] to its metadata, and run audiencectl apply",
  },
  { words: ["pull", "export", "dump", "download", "takeover"], command: "import" },
  { words: ["push", "deploy", "sync", "up", "rollout", "upload"], command: "apply" },
  { words: ["check", "lint", "verify", "vet"], command: "validate" },
  { words: ["format", "prettier", "fix"], command: "fmt" },
  { words: ["start", "setup", "install", "bootstrap", "configure", "config"], command: "init" },
  { words: ["login", "logout", "auth"], hint: "set PUBLIC_API_TOKEN; audiencectl doctor checks the token" },
  {
    words: ["env", "envs", "environment", "environments", "workspace", "workspaces", "spaces", "context"],
    hint: "the environments are in the project file, and --env NAME after a command chooses one; audiencectl projects lists them",
  },
  {
    words: ["rollback", "undo", "revert", "restore"],
    hint: "restore the manifests, such as with git revert, and run audiencectl plan and apply",
  },
  {
    words: ["history", "log", "logs"],
    hint: "audiencectl list shows who edited what last, git log who changed a manifest",
  },
  {
    words: ["approve", "confirm"],
    hint: "audiencectl apply plan.json --approve DIGEST allows a plan that a guard has refused",
  },
  { words: ["server", "serve", "mock", "simulator", "emulate"], command: "simulate" },
  { words: ["docs", "doc", "man", "schema", "fields"], command: "explain" },
  { words: ["whoami", "ping", "health", "diagnose", "debug"], command: "doctor" },
  { words: ["count", "size", "estimate"], command: "preview" },
  { words: ["trigger", "exec", "execute", "recompute"], command: "run" },
  { words: ["tests", "testing", "coverage"], command: "test" },
  { words: ["dependencies", "tree", "deps"], command: "graph" },
  { words: ["version"], hint: "audiencectl --version prints it" },
];
