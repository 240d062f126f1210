import { looksLikeSpaceId } from "../../live/find-space.ts";
import { plural } from "../../values/words.ts";
import { SegmentApiError, type ApiErrorKind } from "../../segment/errors.ts";
import { listAll } from "../../segment/list.ts";
import { isOperationId } from "../../segment/operations.ts";
import { connect, type ApiConnection } from "../project/connect.ts";
import { defineCheck, type Examination, type Finding } from "./examination.ts";
import { findRegion } from "./find-region.ts";
import { withTimeout } from "./with-timeout.ts";

interface RefusalRow {
  found: string;
  remedy: string;
  /** Whether it may be the wrong region: the other host gives such answers (API.md 1.1). */
  maybeElsewhere: boolean;
  /** Whether the token may still be good for a space that is given by its id. */
  mayGoOn: boolean;
}

/** What a refusal of the list of spaces says of the token. */
const refusals: Partial<Record<ApiErrorKind, RefusalRow>> = {
  unauthorized: {
    found: "the API does not accept it (401)",
    remedy:
      "check that all of it was copied and that nobody revoked it, and the region: a token is valid in one region only; a Workspace Owner can make a new one",
    maybeElsewhere: true,
    mayGoOn: false,
  },
  forbidden: {
    found: "it may not list spaces (403)",
    remedy: "give it Workspace Owner, or a Member role with access to Engage",
    maybeElsewhere: false,
    mayGoOn: true,
  },
  "not-found": {
    found: "the API knows no spaces for it (404)",
    remedy: "check the region, and that the workspace has the Spaces feature",
    maybeElsewhere: true,
    mayGoOn: true,
  },
};

/** Whether the API accepts the token. */
export const accessCheck = defineCheck({
  check: "access",
  title: "Token accepted",
  needs: ["token", "host"],
  async examine(examination) {
    const { known } = examination;
    const { client, limits } = await connectAndWatch(examination);
    try {
      const spaces = await withTimeout(30, (signal) => listAll(client, "listSpaces", { signal }));
      known.access = { client, limits, spaces };
      const found = `it sees ${plural(spaces.length, "space")}; whether it may write shows only in an apply`;
      return { result: "ok", found };
    } catch (error) {
      const refusal = error instanceof SegmentApiError ? refusals[error.kind] : undefined;
      if (!refusal) throw error;
      const isId = looksLikeSpaceId(known.environment?.space ?? "");
      if (refusal.mayGoOn && isId) known.access = { client, limits, spaces: undefined };
      return await judgeRefusal(examination, refusal, known.access ? "warning" : "problem");
    }
  },
});

async function connectAndWatch({ io, options, known, answers }: Examination): Promise<ApiConnection> {
  const { environment, project, host, token } = known;
  return await connect(
    io,
    options,
    {
      region: environment?.region ?? host?.region ?? "us",
      space: environment?.space ?? "",
      // A limit of an operation that nobody knows is told by a check of its own.
      limits: Object.fromEntries(Object.entries(project?.limits ?? {}).filter(([name]) => isOperationId(name))),
      directory: project?.directory ?? io.cwd,
    },
    { ...(token && { token }), onResponse: (answer) => void answers.push({ ...answer, atMs: Date.now() }) },
  );
}

async function judgeRefusal(
  { io, options, known: { host, token, environment } }: Examination,
  { found, remedy, maybeElsewhere }: RefusalRow,
  result: Finding["result"],
): Promise<Finding> {
  // With PUBLIC_API_URL no region is known, and the token is for whatever stands there.
  const region = maybeElsewhere && !options.simulate ? host?.region : undefined;
  const elsewhere = region && token ? await findRegion(region, token, io.env) : undefined;
  if (elsewhere === undefined) return { result, found, remedy };
  const place = `spec.environments${environment ? `.${environment.name}` : ""}`;
  return {
    result: "problem",
    found: `${found}; the token works in ${elsewhere}`,
    remedy: `write region: ${elsewhere} in ${place} of the project file`,
  };
}
