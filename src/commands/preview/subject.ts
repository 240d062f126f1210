import type { SpaceAccess } from "../../live/call-kind.ts";
import type { LiveResource } from "../../resources/resource.ts";
import type { CreateAudiencePreviewInput } from "../../segment/generated/wire.ts";
import type { EnvironmentTarget } from "../project/connect-to.ts";

/** What is to be previewed, as the space completes it. */
export interface PreviewSubject {
  /** Absent when an earlier preview is read. */
  body?: CreateAudiencePreviewInput;
  /** The audience as it is now. */
  live?: LiveResource;
}

/** Where a preview comes from, with everything checked that can be without a request. */
export interface PreviewSource extends EnvironmentTarget {
  /** @throws {CommandError} when the space lacks what a query refers to. */
  complete: (access: SpaceAccess) => Promise<PreviewSubject>;
}
