import type { Candidate } from "../select/selection.ts";
import type { BaseState, Declaration } from "./base.ts";
import { EarlierDeclaration } from "./earlier-declaration.ts";

/** Says of which objects the files ask for something else than at a base, whatever the space holds. */
export function changedSince(state: BaseState, now: Declaration): (candidate: Candidate) => boolean {
  switch (state.type) {
    case "absent":
      return () => true;
    case "declared": {
      const earlier = new EarlierDeclaration(state.declared, now);
      return ({ address, isOwned }) => earlier.differs(address, isOwned);
    }
    case "files":
      return ({ declared }) => (declared ? state.differing.has(declared.source.file) : state.lost);
  }
}
