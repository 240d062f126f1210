/** What a job on GitHub gets: text for its log, a part of its summary, and outputs for the steps after it. */
export interface GithubReport {
  /** For stdout: what people read in the log, and workflow commands that annotate lines of files. */
  log: string;
  /** Markdown for the summary of the job. */
  summary: string;
  /** Outputs of the step by name. */
  outputs: Readonly<Record<string, string>>;
}
