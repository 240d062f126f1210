/** A file to be made. */
export interface NewFile {
  /** From the folder of the project, with forward slashes. */
  path: string;
  text: string;
  /** @default false */
  executable?: boolean;
}
