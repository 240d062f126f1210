import type { Change, ObjectUser } from "../generated/plan.ts";

/** All of which it is known that a change may reach them: who uses the object, itself or through others, or reads the events of a filter. */
export function reachableUsers({ users = [], indirectUsers = [], eventReaders = [] }: Change["impact"]): ObjectUser[] {
  return [...users, ...indirectUsers, ...eventReaders];
}
