import { readAsRunner } from "./github-runner.ts";

/** A text that has a command of each runner, and markers of those that only fold. */
export const commandsOfAll = [
  "##vso[task.setvariable variable=PATH]x",
  "##VSO[task.complete result=Succeeded;]",
  "###vso[task.prependpath]x",
  "##[error]no",
  "##teamcity[setParameter name='env.PATH' value='x']",
  "@@continua[setVariable name='path' value='x']",
  "\n::error::no",
  "\u{1B}[0Ksection_start:1:x\r\u{1B}[0Kno",
].join(" ");

/** A runner as the outside knows it: what sets its jobs apart, and what it finds in a log. */
interface Job {
  name: string;
  env: Record<string, string>;
  /** The commands that are left in a log. */
  read: (log: string) => unknown[];
}

/** A job of each runner that carries commands out. */
export const jobs: readonly Job[] = [
  { name: "GitHub Actions", env: { GITHUB_ACTIONS: "true" }, read: readAsRunner },
  { name: "Azure Pipelines", env: { TF_BUILD: "True" }, read: (log) => log.match(/##vso|##\[/gi) ?? [] },
  { name: "TeamCity", env: { TEAMCITY_VERSION: "2024.03" }, read: (log) => log.match(/##teamcity/gi) ?? [] },
  { name: "Continua CI", env: { "ContinuaCI.Version": "1.9" }, read: (log) => log.match(/@@continua/gi) ?? [] },
];
