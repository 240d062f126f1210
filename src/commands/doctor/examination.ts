import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Profile } from "../../probe/generated/profile.ts";
import type { Environment, Project } from "../../project/project.ts";
import type { CheckReport } from "../../report/doctor-report.ts";
import type { DeclaredResource } from "../../resources/resource.ts";
import type { SegmentClient } from "../../segment/client.ts";
import type { Region } from "../../segment/hosts.ts";
import type { LaneLimit } from "../../segment/lanes.ts";
import type { OperationId } from "../../segment/operations.ts";
import type { Secret } from "../../segment/secret.ts";
import type { SpaceInfo } from "../../live/find-space.ts";
import type { ProjectOptions } from "../definitions/shared-options.ts";
import type { ApiConnectionOptions } from "../project/connect.ts";
import type { CommandIo } from "../io.ts";

/** Facts that later checks build on, in the order in which they are found out. What is absent could not be. */
export interface Known {
  project?: Project;
  /** The files of the project's manifests, with what is wrong with how they are named. */
  files?: { paths: string[]; findings: readonly Diagnostic[] };
  environment?: Environment;
  /** The profiles of the project's environments, by their names. */
  profiles?: ReadonlyMap<string, Profile>;
  /** What the manifests declare, for all environments when none is chosen. */
  manifests?: { resources: readonly DeclaredResource[]; valid: boolean };
  token?: Secret;
  /** Where requests go. The region is not known when only `PUBLIC_API_URL` says where. */
  host?: { url: string; region?: Region | undefined };
  /** A client whose token is accepted; the spaces that it sees, when it may list them. */
  access?: {
    client: SegmentClient;
    limits: Readonly<Record<string, LaneLimit>>;
    spaces: readonly SpaceInfo[] | undefined;
  };
  space?: SpaceInfo;
  /** The audiences can be read; the id of one, when there is any. */
  audiences?: { anyId: string | undefined };
}

/** An answer that came while the checks ran. */
export interface SeenAnswer {
  /** Left out for the request that only looks whether anybody answers. */
  operation?: OperationId;
  status: number;
  headers: Headers;
  atMs: number;
}

/** What checks work with. */
export interface Examination {
  io: CommandIo;
  options: ProjectOptions & ApiConnectionOptions;
  known: Known;
  answers: SeenAnswer[];
}

/** What a check comes to. */
export type Finding = Pick<CheckReport, "result" | "found" | "remedy">;

/** One check, with the facts without which it makes no sense. */
export interface CheckRow {
  check: string;
  title: string;
  needs: readonly (keyof Known)[];
  examine: (examination: Examination) => Finding | Promise<Finding>;
}

type With<Fact extends keyof Known> = Examination & { known: Known & Required<Pick<Known, Fact>> };

/** A check whose needs are there when it runs, for the compiler as well. */
export function defineCheck<Fact extends keyof Known>(row: {
  check: string;
  title: string;
  needs: readonly Fact[];
  examine: (examination: With<Fact>) => Finding | Promise<Finding>;
}): CheckRow {
  return row as unknown as CheckRow;
}
