import type { GetUserV1Output, GetWorkspaceV1Output, ListUsersV1Output } from "../../segment/generated/wire.ts";
import { refuseWithout } from "../access.ts";
import { findInWorkspace, workspaceItems } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import type { PageParameters } from "../pagination.ts";
import { takeNames } from "../space-schema/pages.ts";
import { workspaceId } from "../workspace.ts";

const getWorkspace = defineHandler<object>({
  handle(): GetWorkspaceV1Output {
    return { workspace: { id: workspaceId, slug: "simulated", name: "Simulated workspace" } };
  },
});

const listUsers = defineHandler<PageParameters>({
  handle({ parameters }, world): ListUsersV1Output {
    refuseWithout(world.settings.usersAccess, "users");
    const { page, pagination } = takeNames(workspaceItems("users", world), parameters, world.settings);
    return { users: page, pagination };
  },
});

const getUser = defineHandler<{ userId: string }>({
  handle({ parameters }, world): GetUserV1Output {
    refuseWithout(world.settings.usersAccess, "users");
    return { user: findInWorkspace("users", parameters.userId, world) };
  },
});

/** The workspace and who works in it: `/` and `/users` (API.md 7.5). */
export const userHandlers = { getWorkspace, listUsers, getUser };
