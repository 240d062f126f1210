import type { Address, DeclaredResource } from "../../resources/resource.ts";
import type { GuardLimits } from "../refusals/guard-limits.ts";

/** What a project declares in one environment, as far as a plan depends on it. */
export interface Declaration {
  desired: readonly DeclaredResource[];
  /** Addresses to let go of. */
  forget: readonly Address[];
}

/** What a project file says of where its objects are and of what keeps them safe. */
export interface ProtectiveSettings {
  guards: Omit<GuardLimits, "allowDeleteAll">;
  /** The environment variables that manifests may send. */
  secrets: readonly string[];
  /** Left out: the environment was not there. */
  environment?: {
    name: string;
    /** The space's id or slug. */
    space: string;
    region: string;
    /** Whether an apply asks for its name, typed out. */
    confirm?: true;
  };
}

/** What is known of a project as it was at another time. */
export type BaseState =
  /** It was not there, or was about another space: whatever it does comes from what has been written since. */
  | { type: "absent" }
  | { type: "declared"; declared: Declaration }
  /** It cannot be read. Known is only which files are not as they were. */
  | {
      type: "files";
      /** Files that changes come from and that are not as they were, as plans name them. */
      differing: ReadonlySet<string>;
      /** Whether any file that was there is gone or another, so that it may have declared what nothing declares now. */
      lost: boolean;
    };

/** The state that a plan's changes are held against. */
export interface Base {
  /** As people call it. */
  ref: string;
  /** The commit's whole hash. */
  commit: string;
  state: BaseState;
  /** Left out: the project was not there, or its file cannot be read. */
  settings?: ProtectiveSettings;
  /** Why the project as it was then cannot be read. Left out: it can. */
  fault?: string;
}
