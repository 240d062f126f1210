import type { Plan } from "../../plan/generated/plan.ts";
import { applying, type applyDefinition } from "../definitions/changes.ts";
import { flagWords } from "../definitions/flag-words.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import { quoteWord } from "../definitions/quote-word.ts";
import { format, guards, place } from "../definitions/shared-options.ts";

type ApplyFlags = OptionsOf<typeof applyDefinition>;

const [autoApprove, lockTimeout, logFormat] = applying;

/** Options of `apply` alone. What a run was only to write, such as its trace, is left out. */
const own = [format, logFormat, autoApprove, lockTimeout];

/**
 * The command line that does what an apply left. After a saved plan that is a new plan: the old one is stale as far as it
 * was carried out.
 */
export function resumeCommand(options: ApplyFlags, plan: Pick<Plan, "environment">, file: string | undefined): string {
  if (file === undefined) return ["audiencectl apply", ...flagWords([...place, ...guards, ...own], options)].join(" ");
  const save = [
    "audiencectl plan",
    ...flagWords(place, { ...options, env: plan.environment }),
    "--save",
    quoteWord(file),
  ];
  return [...save, "&& audiencectl apply", quoteWord(file), ...flagWords([...place, ...own], options)].join(" ");
}
