import type { People } from "../resources/people.ts";
import type { UserV1 } from "../segment/generated/wire.ts";
import { listAll } from "../segment/list.ts";
import type { SpaceAccess } from "./call-kind.ts";
import { whyUnread } from "./why-unread.ts";

/** The people of the workspace, with the ids of those whose names are not known; or why they are not known. */
export type PeopleReading = { people: People; nameless: ReadonlySet<string> } | { because: string };

/** Asks who works in the workspace: one walk through a list, which a token may not be allowed to read (API.md 7.5). */
export async function readPeople({ client, signal }: Pick<SpaceAccess, "client" | "signal">): Promise<PeopleReading> {
  try {
    const users = await listAll(client, "listUsers", { signal });
    const people: People = new Map(users.flatMap(named));
    const ids = users.flatMap(({ id }: Partial<UserV1>) => id ?? []);
    return { people, nameless: new Set(ids.filter((id) => !people.has(id))) };
  } catch (error) {
    return { because: whyUnread(error) };
  }
}

/** Whoever was invited and has no name yet is called by their address, which is nobody's business here. */
function named({ id, name }: Partial<UserV1>): [string, string][] {
  return id === undefined || !name || name.includes("@") ? [] : [[id, name]];
}
