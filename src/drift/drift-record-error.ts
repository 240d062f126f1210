/** A file of known findings that cannot be used. The message says why, as a sentence about the file. */
export class DriftRecordError extends Error {
  override readonly name = "DriftRecordError";
  readonly code = "drift-record";
}
