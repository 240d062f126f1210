import type { Outcome } from "../apply/outcome.ts";

/** How each action is told when it is done. */
export const doneWords: Record<Outcome["action"], string> = {
  create: "created",
  update: "updated",
  replace: "replaced",
  delete: "deleted",
  adopt: "adopted",
  forget: "let go",
  none: "left alone",
};

/** How each action is told while it is under way. */
export const doingWords: Record<Outcome["action"], string> = {
  create: "creating",
  update: "updating",
  replace: "replacing",
  delete: "deleting",
  adopt: "adopting",
  forget: "letting go",
  none: "looking",
};
