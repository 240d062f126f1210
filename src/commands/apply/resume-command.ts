import type { ApplyResult, Outcome } from "../../apply/outcome.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { wholeOf } from "../../plan/select/select-addresses.ts";
import { globPattern, type Glob } from "../../values/glob.ts";
import { applying, type applyDefinition } from "../definitions/changes.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import { quoteWord } from "../../values/quote-word.ts";
import { tellingOptions, type TellingOptions } from "../definitions/global-options.ts";
import { base, format, guards, selectors } from "../definitions/shared-options.ts";
import { nextCommand } from "../definitions/next-command.ts";

type ApplyFlags = OptionsOf<typeof applyDefinition>;

const [yes, autoApprove, lockTimeout] = applying;

/** Options of `apply` alone. What a run was only to write, such as its trace, is left out. */
const own = [format, ...tellingOptions, yes, autoApprove, lockTimeout];

/**
 * The command line that does what an apply left. A saved plan goes on where it stopped; where the space moved meanwhile,
 * only a new plan does, and so it is with what a plan leaves out.
 *
 * @param leavesOut Whether what a saved plan leaves out is left to do. Default false.
 * @param telling How the run told of itself. Default: as text.
 */
export function resumeCommand(
  options: ApplyFlags,
  {
    plan,
    result,
    file,
    leavesOut = false,
    telling = {},
  }: {
    plan: Pick<Plan, "environment">;
    result: ApplyResult;
    file: string | undefined;
    leavesOut?: boolean;
    telling?: TellingOptions;
  },
): string {
  const given = { ...options, ...telling, target: targetsLeft(options, result) };
  const words = file === undefined ? [] : [quoteWord(file)];
  const apply = nextCommand("apply", given, words, [base, ...selectors, ...guards, ...own]);
  const isStale = result.outcomes.some(({ status }) => status === "stale");
  if (file === undefined || (!isStale && !leavesOut)) return apply;
  const save = nextCommand("plan", { ...options, env: plan.environment }, ["--save", quoteWord(file)]);
  return `${save} && ${apply}`;
}

/** The targets without those that fit only what is gone by now: they would fit nothing, which is an error. */
function targetsLeft({ target = [] }: ApplyFlags, { outcomes }: ApplyResult): string[] {
  const isGone = ({ action, status }: Outcome): boolean =>
    status === "done" && (action === "delete" || action === "forget");
  const fits = (glob: Glob, some: readonly Outcome[]): boolean =>
    some.some(({ address }) => glob.test(wholeOf(address)));
  const gone = outcomes.filter(isGone);
  const rest = outcomes.filter((outcome) => !isGone(outcome));
  return target.filter((pattern) => {
    const glob = globPattern(pattern);
    return fits(glob, rest) || !fits(glob, gone);
  });
}
