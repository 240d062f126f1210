/** What a report for GitHub needs besides the result itself. */
export interface GithubContext {
  /** Markdown for the summary of the job. */
  summary: string;
  /** See `ReportSetting`. */
  drift?: string;
  /** The path of a file from the root of the repository; `undefined` for a file outside of it. */
  placeOf: (file: string) => string | undefined;
}
