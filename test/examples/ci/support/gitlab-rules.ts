import type { GitlabJob } from "./files.ts";

/** How a job takes part in a pipeline. */
export type JobStart = "never" | "on_success" | "manual";

/**
 * Whether a job is in a pipeline with these variables, and how it starts: the first rule that holds decides.
 *
 * @throws {SyntaxError} for conditions of other forms than the examples use.
 */
export function startOf(job: Partial<GitlabJob>, variables: Readonly<Record<string, string>>): JobStart {
  const { rules } = job;
  if (!rules) return job["when"] === "manual" ? "manual" : "on_success";
  const rule = rules.find((each) => each.if.split("&&").every((part) => holds(part, variables)));
  if (!rule) return "never";
  return rule.when === "manual" ? "manual" : "on_success";
}

function holds(condition: string, variables: Readonly<Record<string, string>>): boolean {
  const [, left = "", operator, right = ""] =
    /^\s*(\$\w+)\s*(==|!=)\s*(\$\w+|"[^"]*")\s*$/.exec(condition) ?? fail(condition);
  const read = (text: string): string | undefined =>
    text.startsWith("$") ? variables[text.slice(1)] : text.slice(1, -1);
  return (read(left) === read(right)) === (operator === "==");
}

function fail(condition: string): never {
  throw new SyntaxError(`cannot read ${condition}`);
}
