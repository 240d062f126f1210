import type { Region } from "../../segment/hosts.ts";
import type { CiSystem } from "./ci-files.ts";

/** An environment as somebody names it. Without a region it is the one that takes the token. */
export interface WantedEnvironment {
  name: string;
  /** The space's id or slug. */
  space: string;
  region?: Region;
}

/** An environment as it goes into the project file. */
export interface NewEnvironment extends WantedEnvironment {
  region: Region;
  /** Whether the token at hand sees the space. False as well when there is none. */
  seen: boolean;
}

/** All that has to be known to set a project up. */
export interface Setup {
  name: string;
  /** At least one. */
  environments: WantedEnvironment[];
  ci: readonly CiSystem[];
  /** Whether manifests are written for what is in the space of the first environment and nobody owns. */
  import: boolean;
}
