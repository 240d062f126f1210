import type { StoredUser } from "../state/knowledge.ts";

/** Who works in the workspace of a seed. Ids are opaque, as the API makes them (API.md 7.5). */
export const seedUsers: readonly StoredUser[] = [
  user("7hKq2ZsVtN4mXb9RwLcE5u", "Ada Meyer", "Workspace Owner"),
  user("3fTgY8pJdWq6HnC1vAxS0k", "Bo Lindqvist", "Unify and Engage Admin"),
  user("9mPzR5bUe2GyKs7QjDwL4i", "Chioma Okafor", "Unify and Engage Admin"),
];

/** Somebody who has left the workspace: nobody can look this id up any more. */
const formerUser = "1xVcN6oTaF8rEh3BiMlZ2d";

/** Who made the object of a seed with that number. */
export function authorOf(index: number): string {
  return (index % 7 === 4 ? undefined : seedUsers[index % seedUsers.length]?.id) ?? formerUser;
}

function user(id: string, name: string, roleName: string): StoredUser {
  const address = name.toLowerCase().replaceAll(" ", ".");
  const resources = [{ id: "wsp_simulated", type: "WORKSPACE" as const }];
  const permissions = [{ roleName, roleId: roleName.toLowerCase().replaceAll(" ", "-"), resources }];
  return { id, name, email: `${address}@example.com`, permissions };
}
