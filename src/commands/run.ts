import { unreadKinds, unreadReasons, type UnreadKind } from "../resources/reading.ts";
import { printJson } from "../report/print-json.ts";
import { suggest } from "../values/suggest.ts";
import { findSpaceOf } from "../planning/find-space-of.ts";
import { readClaims } from "../planning/read-claims.ts";
import type { OwnedLive } from "../plan/match/is-leftover.ts";
import { kindOf } from "../resources/kinds.ts";
import { quote } from "../report/style.ts";
import { CommandError } from "./command-error.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import type { runDefinition } from "./definitions/space.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { connectTo } from "./project/connect-to.ts";
import { loadProjectOnly } from "./project/load.ts";
import { textsOf } from "./project/secret-values.ts";

/** `audiencectl run`: makes a linked audience compute now instead of at its next time. */
export async function run(io: CommandIo, options: OptionsOf<typeof runDefinition>, address: string): Promise<ExitCode> {
  const { project, environment, files } = await loadProjectOnly(io, options);
  const connection = await connectTo(io, options, { project, environment, texts: await textsOf(files) });
  const { client } = connection;
  const { id: spaceId } = await findSpaceOf(client, project, environment);
  const { claims, reading } = await readClaims({ client, spaceId }, project, environment);
  const { owned } = claims;
  const audience = owned.get(address) ?? refuseUnknown(address, [...owned.keys()], unreadKinds(reading));
  if (kindOf(audience.kind).runnable?.(audience.spec) !== true) throw notLinked(address, audience);
  const { run: started } = await client.call("forceExecuteAudienceRun", { path: { spaceId, audienceId: audience.id } });
  await connection.close();
  io.stdout(
    options.format === "json"
      ? printJson({ address, id: audience.id, run: started })
      : `Started a run of ${address} (${quote(audience.name)}): ${started.id}\n`,
  );
  return exitCodes.done;
}

function refuseUnknown(address: string, known: readonly string[], unread: readonly UnreadKind[]): never {
  const near = suggest(address, known);
  throw new CommandError(
    `this project owns nothing called ${JSON.stringify(address)} in the space${unreadReasons(unread)}`,
    {
      code: "unknown-address",
      hint:
        near === undefined ? "write an address such as audience/NAME of an applied manifest" : `did you mean ${near}?`,
    },
  );
}

/** Only linked audiences run on a schedule that can be anticipated (API.md 3.3). */
function notLinked(address: string, { spec }: OwnedLive): CommandError {
  return new CommandError(
    `${address} is an audience of type ${quote(spec["audienceType"])}, and only LINKED ones can be run`,
    {
      code: "run-not-linked",
      hint: "the others are computed by Segment on its own, in real time or in batches",
    },
  );
}
