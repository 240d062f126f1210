/** What a report is made from, as far as the system knows it that runs the program. */
export interface Origin {
  /** The commit whose files were read. */
  commit?: string;
  /** The address of the run that made the report. */
  run?: string;
  /** Who started that run, as its system calls them; not whoever a token belongs to. */
  startedBy?: string;
  /** When the report was made, as ISO 8601. */
  madeAt: string;
}

/** What a report keeps to besides what it is about. */
export interface ReportSetting {
  /** The most characters of a report in Markdown. Default: `MARKDOWN_BUDGET`. */
  markdownLimit?: number;
  /** Default: not known, and not said. */
  origin?: Origin;
  /** Of a plan: the command line that tells what moved in the space. Default: it leads as far as the plan does. */
  drift?: string;
}

/**
 * GitHub shows 1 MiB of all summaries of a step together, and nothing where there is more. A character has up to three bytes for each
 * UTF-16 unit.
 */
const SUMMARY_BUDGET = 300_000;

/** The same for the summary of a job, which has room for a whole report whatever a comment has. */
export function forSummary(setting: ReportSetting = {}): ReportSetting {
  return { ...setting, markdownLimit: SUMMARY_BUDGET };
}
