/** A file to be made. */
export interface NewFile {
  /** From the folder of the project, with forward slashes. */
  path: string;
  text: string;
  /** Absolute path of the file in this package that it is made of. Left out: it is of none. */
  source?: string;
  /** Whether it is a pipeline that only plans, which needs no secrets of manifests. @default false */
  plansOnly?: boolean;
  /** @default false */
  executable?: boolean;
}
