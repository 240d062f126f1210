import type { Owner } from "../resources/ownership.ts";

/**
 * What to write when an object of somebody else is this project's after all, under names that it had or from before it had
 * a uid: a clause to be followed by what to do otherwise. `undefined` when the two have different uids, so that they are two projects for sure.
 */
export function hintOnFormerNames(theirs: Owner, ours: Owner): string | undefined {
  if (theirs.uid !== undefined && ours.uid !== undefined && theirs.uid !== ours.uid) return undefined;
  const steps = [
    {
      differs: theirs.project !== ours.project,
      was: `this project was called ${theirs.project}`,
      say: `previousNames: [${theirs.project}] in metadata`,
    },
    {
      differs: theirs.project === ours.project && theirs.uid === undefined && ours.uid !== undefined,
      was: "it is this project from before it had a uid",
      say: `previousNames: [${theirs.project}] in metadata`,
    },
    {
      differs: theirs.environment !== ours.environment,
      was: `the environment ${ours.environment} was called ${theirs.environment}`,
      say: `previousNames: [${theirs.environment}] in its entry`,
    },
    {
      differs: theirs.uid !== undefined && ours.uid === undefined,
      was: "this project had a uid",
      say: `uid: ${theirs.uid} in metadata`,
    },
  ].filter(({ differs }) => differs);
  const was = steps.map((step) => step.was).join(" and ");
  return `if ${was}, say ${steps.map((step) => step.say).join(" and ")} of the project file`;
}
