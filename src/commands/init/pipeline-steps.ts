import type { Target } from "../projects/target.ts";
import type { CiSystem } from "./ci-files.ts";

/** What a person has to do for pipelines of a system, in its words. */
export interface PipelineStep {
  ci: CiSystem;
  step: string;
}

/** The way of a system from its files to the first apply. */
interface StepsRow {
  /** Where secrets go. */
  secrets: string;
  /** What keeps a merge from writing at once. Left out: somebody presses a button for every apply. */
  reviewers?: (targets: readonly Target[]) => string;
  /** What begins the first run. */
  start: string;
}

const rows: Record<CiSystem, StepsRow> = {
  github: {
    secrets: "set the secrets above: those of the repository under Settings, Secrets and variables, Actions",
    reviewers: (targets) =>
      `make the environments ${targets.map(({ key }) => `audiencectl/${key}`).join(", ")} (Settings, Environments) with required reviewers: without them a merge writes to the space at once. Private repositories have them on GitHub Enterprise only, and no environments on GitHub Free: examples/ci/README.md says what to do then`,
    start: "commit and push a branch, and open a pull request: it shows the plan, and the merge applies it",
  },
  gitlab: {
    secrets: "set the variables above: Settings, CI/CD, Variables",
    start:
      "commit and push a branch, and open a merge request: it shows the plan, and after the merge a button applies it",
  },
  circleci: {
    secrets: "make the contexts above (Organization Settings, Contexts), and set up the project",
    start: "commit and push a branch: its workflow shows the plan, and after the merge an approval applies it",
  },
  jenkins: {
    secrets: "add the credentials above, of the kind Secret text, and make a Multibranch Pipeline of the repository",
    start: "commit and push a branch: its build shows the plan, and after the merge a build asks before it applies it",
  },
  cron: {
    secrets: "write the settings above into a file that only its owner can read",
    start: "commit, and add the line at the head of scripts/audiencectl-drift.sh with crontab -e where the clone is",
  },
};

/** What there is to do, in its order, before pipelines that are new apply anything. */
export function pipelineSteps(ci: CiSystem, targets: readonly Target[]): PipelineStep[] {
  const { secrets, start } = rows[ci];
  return [{ ci, step: secrets }, ...reviewerSteps(ci, targets), { ci, step: start }];
}

/** What keeps a merge from writing to further spaces at once; none where that takes no setting. */
export function reviewerSteps(ci: CiSystem, targets: readonly Target[]): PipelineStep[] {
  const step = rows[ci].reviewers?.(targets);
  return step === undefined ? [] : [{ ci, step }];
}
