import type { Caller } from "./authenticate.ts";
import { workspaceItems } from "./collections.ts";
import type { World } from "./world.ts";

/** A caller who acts as somebody by address becomes the user who has it, so that what they do has an opaque id (API.md 7.5). */
export function actAs(caller: Caller, world: World): Caller {
  if (!caller.actor.includes("@")) return caller;
  const user = workspaceItems("users", world).find(({ email }) => email === caller.actor);
  return user === undefined ? caller : { ...caller, actor: user.id };
}
