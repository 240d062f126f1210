/** What tells a report apart from others of the same job, for programs that keep one of two that look alike. */
export interface ReportIdentity {
  command: string;
  /** The project's name. Left out: not known. */
  project?: string | undefined;
  /** Left out: the report is about several environments, or about none. */
  environment?: string | undefined;
}

/**
 * The identity as code scanning reads it: what stands before the last slash is a category, of which one job uploads one
 * report. So it ends with a slash: `audiencectl/drift/growth/production/`.
 */
export function scanningId({ command, project, environment }: ReportIdentity): string {
  const parts = ["audiencectl", command, project, environment].filter((part) => part !== undefined);
  return `${parts.map((part) => encodeURIComponent(part)).join("/")}/`;
}

/** The identity without the command, as the packages of Java are written, which JUnit's readers group by: `growth.production`. */
export function packageOf({ project, environment }: Omit<ReportIdentity, "command">): string {
  return [project, environment].filter((part) => part !== undefined).join(".");
}
