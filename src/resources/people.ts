/**
 * What people of the workspace are called, by the opaque ids that stand for authors (API.md 7.5). Their addresses are left
 * behind where they are read: nothing that is made of this can give one away.
 */
export type People = ReadonlyMap<string, string>;

/** Nobody is known by name. */
export const nobody: People = new Map();
