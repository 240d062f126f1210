import { escapeControls } from "../../values/printable.ts";
import metadata from "../../../package.json" with { type: "json" };
import { printJson } from "../../report/print-json.ts";
import type { Style } from "../../report/style.ts";
import type { OutdatedFile } from "./find-outdated.ts";
import type { ImportResult } from "./import-all.ts";
import type { NextCommand } from "./next-command.ts";
import type { PipelineStep } from "./pipeline-steps.ts";
import type { SecretToSet } from "./secrets-to-set.ts";
import type { NewEnvironment } from "./setup.ts";

/** What became of `audiencectl init`. Paths are as people see them from where they are. */
export interface InitOutcome {
  /** Left out: there are several, and all of them are as they were. */
  project?: {
    name: string;
    /** Left out: it was there before. */ uid?: string;
    /** Absolute path. */ directory: string;
  };
  /** Those that were written. */
  environments: readonly NewEnvironment[];
  written: string[];
  /** Files that were there and got lines at their end. */
  extended: string[];
  leftAlone: string[];
  /** Those of them that are for pipelines and that this version would make otherwise. */
  outdated: readonly OutdatedFile[];
  /** What the pipelines need. */
  secrets: SecretToSet[];
  import?: ImportResult["report"];
  /** What to do or to know before the next command. Left out: nothing. */
  notes?: readonly string[];
  next: NextCommand[];
  /** What is to do for pipelines besides, in this order. */
  steps: PipelineStep[];
}

/** The outcome for machines. */
export function renderOutcomeJson(outcome: InitOutcome): string {
  return printJson(outcome);
}

/** The outcome for people. */
export function renderOutcomeText(
  { written, extended, leftAlone, outdated, secrets, notes = [], next, steps }: InitOutcome,
  { bold }: Style,
): string {
  const width = Math.max(...next.map(({ command }) => command.length));
  const systems = new Set([...secrets, ...steps].map(({ ci }) => ci));
  const of = (ci: string, text: string): string => (systems.size > 1 ? `${ci}: ${text}` : text);
  const nameOf = ({ ci, secret }: SecretToSet): string => of(ci, secret);
  const secretWidth = Math.max(...secrets.map((each) => nameOf(each).length));
  const differing = new Map(outdated.map((each) => [each.path, each]));
  const alone = leftAlone.map((file) => `${file}${differenceOf(differing.get(file))}`);
  const blocks: [string, string[]][] = [
    ["Written:", written],
    ["Lines added to:", extended],
    ["Left alone, because they are there already:", alone],
    ["Secrets to set:", secrets.map((each) => `${nameOf(each).padEnd(secretWidth)}  ${each.what}`)],
    ["Next:", [...notes, ...next.map(({ command, what }) => `${command.padEnd(width)}  ${what}`)]],
    ["Then, for the pipelines:", steps.map(({ ci, step }, index) => `${index + 1}. ${of(ci, step)}`)],
  ];
  return blocks
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${bold(title)}\n${lines.map((line) => `  ${escapeControls(line)}\n`).join("")}`)
    .join("\n");
}

function differenceOf(file: OutdatedFile | undefined): string {
  if (!file) return "";
  const maker = file.madeBy === undefined ? "" : `; it was made by ${file.madeBy}`;
  return `  differs from what audiencectl ${metadata.version} makes${maker}`;
}
