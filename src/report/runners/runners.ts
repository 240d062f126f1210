/** A program that runs jobs and looks for commands in what they print, on stdout and stderr, whatever the format. */
export interface Runner {
  name: string;
  /** The environment variable that its jobs have. */
  variable: string;
  /** Each finds one character of every command of a kind, without which it is none. */
  commands: readonly RegExp[];
}

/** What GitHub's runner skips before it looks for a command at the start of a line. */
const BLANKS = "[^\\S\\r\\n]|\\u0085";

const bracket = /(?<=##)\[/g;

/** The runner of GitHub's jobs, and of those that imitate them: `::name::` at the start of a line, `##[name]` anywhere. */
export const githubRunner: Runner = {
  name: "GitHub Actions",
  variable: "GITHUB_ACTIONS",
  commands: [bracket, new RegExp(`(?<=(?:^|[\\r\\n])(?:${BLANKS})*):(?=:)`, "g")],
};

/**
 * Every runner that carries commands out. Those that only fold a log are not among them: the `---` of Buildkite is a
 * heading. The section markers of GitLab and the images of Buildkite have an escape character, and the program prints none
 * that it did not make. Of Jenkins, CircleCI and Bitbucket none is known.
 */
export const runners: readonly Runner[] = [
  githubRunner,
  // Anywhere in a line; `##vso` alone gives a warning that it may be one that went wrong.
  { name: "Azure Pipelines", variable: "TF_BUILD", commands: [bracket, /#(?=#vso)/gi] },
  { name: "TeamCity", variable: "TEAMCITY_VERSION", commands: [/#(?=#teamcity)/gi] },
  { name: "Continua CI", variable: "ContinuaCI.Version", commands: [/@(?=@continua)/gi] },
];

/** The runners whose job this is. A runner may start another one in its job. */
export function runnersOf(env: Readonly<Record<string, string | undefined>>): Runner[] {
  return runners.filter(({ variable }) => !["", "false"].includes((env[variable] ?? "").toLowerCase()));
}
