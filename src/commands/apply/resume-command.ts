import type { Plan } from "../../plan/generated/plan.ts";
import type { ApplyOptions } from "../apply.ts";
import type { ConnectionOptions } from "../project/connect.ts";
import type { ProjectOptions } from "../project/load.ts";
import { quoteWord } from "../quote-word.ts";

type Row = readonly [name: Exclude<keyof ApplyOptions, "out">, flag: string, initial?: unknown];

/** Flags that all commands share which talk to the API. What a run was only to write, such as its trace, is left out. */
const shared: readonly Row[] = [
  ["project", "--project"],
  ["env", "--env"],
  ["tokenFile", "--token-file"],
  ["simulate", "--simulate"],
  ["timeScale", "--time-scale"],
];
const guards: readonly Row[] = [
  ["maxDeletes", "--max-deletes"],
  ["maxDeletePercent", "--max-delete-percent"],
  ["maxChangePercent", "--max-change-percent"],
  ["allowDeleteAll", "--allow-delete-all"],
  ["createMissing", "--create-missing"],
];
const own: readonly Row[] = [
  ["format", "--format", "text"],
  ["logFormat", "--log-format", "text"],
  ["autoApprove", "--auto-approve"],
  ["lockTimeout", "--lock-timeout", 600_000],
];

const units = [
  { letter: "h", ms: 3_600_000 },
  { letter: "m", ms: 60_000 },
  { letter: "s", ms: 1000 },
];

/**
 * The command line that does what an apply left. After a saved plan that is a new plan: the old one is stale as far as it
 * was carried out.
 */
export function goOnCommand(options: ApplyOptions, plan: Pick<Plan, "environment">, file: string | undefined): string {
  if (file === undefined) return ["audiencectl apply", ...words(options, [...shared, ...guards, ...own])].join(" ");
  const again = { ...options, env: plan.environment };
  const save = ["audiencectl plan", ...words(again, shared), "--save", quoteWord(file)];
  return [...save, "&& audiencectl apply", quoteWord(file), ...words(options, [...shared, ...own])].join(" ");
}

/** The flags of a command line that say which project and which space it is about, and how that is reached. */
export function placeWords(options: ProjectOptions & ConnectionOptions): string[] {
  return words(options, shared);
}

function words(options: Partial<ApplyOptions>, rows: readonly Row[]): string[] {
  return rows.flatMap(([name, flag, initial]) => {
    const value = options[name];
    if (value === undefined || value === false || value === initial) return [];
    if (value === true) return [flag];
    return [flag, quoteWord(name === "lockTimeout" ? durationFlag(Number(value)) : String(value))];
  });
}

/** A duration as the flag takes it, in the largest unit that fits. */
function durationFlag(ms: number): string {
  const unit = units.find((each) => ms % each.ms === 0);
  return unit ? `${ms / unit.ms}${unit.letter}` : `${Math.ceil(ms / 1000)}s`;
}
