import type { Target } from "../projects/target.ts";
import type { CiSystem } from "./ci-files.ts";
import { appliesItself } from "./secrets-to-set.ts";

/** What a person has to do for pipelines of a system, in its words. */
export interface PipelineStep {
  ci: CiSystem;
  step: string;
}

/** The way of a system from its files to the first apply. */
interface StepsRow {
  /** What protects the spaces of environments, also of those that are added later. Left out: nothing for each of them. */
  environments?: (targets: readonly Target[]) => string;
  /** What else there is to do, in its order. */
  others: readonly string[];
}

const README = "node_modules/audiencectl/examples/ci/README.md";

const rows: Record<CiSystem, StepsRow> = {
  github: {
    environments: (targets) =>
      `make ${environmentsText(targets, "audiencectl/")} (Settings, Environments), with required reviewers, with Prevent self-review, and with the default branch as the only one that may deploy: without reviewers a merge writes to the space at once, and without the branch a pull request can take the token that writes. Private repositories have reviewers on GitHub Enterprise only, and no environments on GitHub Free: ${README} says what to do then`,
    others: [
      "set the secrets above: those of the repository under Settings, Secrets and variables, Actions, the others in their environments",
      "protect the default branch (Settings, Rules): require a pull request with a review, and the check audiencectl; without it, a red plan stops nobody. Switch on Dismiss stale pull request approvals when new commits are pushed, and Require approval of the most recent reviewable push: the plan of a commit that nobody approved is not applied where somebody who can write here has reviewed an earlier one; where nobody has reviewed, it is applied",
      `write .github/CODEOWNERS, and require a review from code owners: ${README} says which files it is to cover`,
      "commit and push a branch, and open a pull request: it shows the plan, and the merge applies it",
    ],
  },
  gitlab: {
    environments: (targets) =>
      `protect ${environmentsText(targets, "")} (Settings, CI/CD, Protected environments): then only those whom you name can press the button. GitLab Free has no protected environments: ${README} says who can press it then`,
    others: [
      "protect the default branch (Settings, Repository), so that only maintainers can push and merge: its jobs alone get protected variables",
      "set the variables above: Settings, CI/CD, Variables",
      `require an approval of merge requests (Settings, Merge requests), and of the owners of files in .gitlab/CODEOWNERS: GitLab Free can require neither, so agree there that nobody merges alone. ${README} says which files the owners are to cover`,
      "commit and push a branch, and open a merge request: it shows the plan, and after the merge a button applies it",
    ],
  },
  circleci: {
    environments: (targets) =>
      `make the context${targets.length === 1 ? "" : "s"} ${targets.map(({ project, environment }) => `audiencectl-write-${project}-${environment}`).join(", ")} (Organization Settings, Contexts), restricted to the people who may approve, and to the default branch`,
    others: [
      "make the context audiencectl-read in the same place, and set up the project",
      `protect the default branch where the repository is hosted: a review before the merge, also by the owners of files (.github/CODEOWNERS on GitHub). Without it, whoever can push to that branch has its jobs, with the contexts that write. ${README} says which files the owners are to cover`,
      "commit and push a branch: its workflow shows the plan, and after the merge an approval applies it",
    ],
  },
  jenkins: {
    others: [
      "make two folders with a Multibranch Pipeline of the repository in each: in the one, of all branches but the default one; in the other, of the default branch alone, without pull requests. A branch can have a Jenkinsfile of its own, which takes every credential that its job can use",
      "add the credentials above, of the kind Secret text: those that read to both folders, all others to the folder of the default branch alone",
      `protect the default branch where the repository is hosted: a review before the merge, also by the owners of files (.github/CODEOWNERS on GitHub). ${README} says which files the owners are to cover`,
      "name those who may answer: submitter in the input of the Jenkinsfile",
      "commit and push a branch: its build shows the plan, and after the merge a build of the default branch asks before it applies it",
    ],
  },
  cron: {
    others: [
      "write the settings above into a file that only its owner can read",
      "commit, and add the line at the head of scripts/audiencectl-drift.sh with crontab -e where the clone is",
    ],
  },
};

/**
 * What there is to do, in its order, before pipelines that are new apply anything.
 *
 * @param example The file of the example, as people see it. Left out: none was written.
 */
export function pipelineSteps(ci: CiSystem, targets: readonly Target[], example?: string): PipelineStep[] {
  const others = rows[ci].others.map((step) => ({ ci, step }));
  const first = example !== undefined && appliesItself(ci) ? [exampleStep(ci, example)] : [];
  return [...environmentSteps(ci, targets), ...others.slice(0, -1), ...first, ...others.slice(-1)];
}

/** Whoever takes the example for text would have it made by the first merge. */
export function exampleStep(ci: CiSystem, example: string): PipelineStep {
  return {
    ci,
    step: `replace the example ${example} by a manifest of your own: it is real, and otherwise the first apply makes it, switched off`,
  };
}

/** What protects the spaces of further environments; none where that takes no setting. */
export function environmentSteps(ci: CiSystem, targets: readonly Target[]): PipelineStep[] {
  const step = rows[ci].environments?.(targets);
  return step === undefined ? [] : [{ ci, step }];
}

function environmentsText(targets: readonly Target[], prefix: string): string {
  return `the environment${targets.length === 1 ? "" : "s"} ${targets.map(({ key }) => `${prefix}${key}`).join(", ")}`;
}
