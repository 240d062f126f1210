/** Two environments that are one space, which only the API can tell. */
export class SharedSpaceError extends Error {
  override readonly name = "SharedSpaceError";
  readonly code = "project-shared-space";
}
