import { readParts } from "../live/read-parts.ts";
import { readSpace } from "../live/read-space.ts";
import { atSpace } from "../planning/at-space.ts";
import { findSpaceOf } from "../planning/find-space-of.ts";
import { renderLiveCsv } from "../report/csv/live-csv.ts";
import type { LiveList } from "../report/live-list.ts";
import { printJson } from "../report/print-json.ts";
import { renderLiveTable } from "../report/text/live-table.ts";
import { escapeControls } from "../values/printable.ts";
import { plural } from "../values/words.ts";
import { unknownKinds } from "../resources/reading.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import type { listDefinition } from "./definitions/space.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { unreadText } from "./import/import-selection.ts";
import type { CommandIo } from "./io.ts";
import { asksForKind, partsToRead, selectLive } from "./list/select-live.ts";
import { connectTo } from "./project/connect-to.ts";
import { nameAuthors } from "./list/name-authors.ts";
import { renderLiveYaml } from "./list/live-yaml.ts";
import { withoutSecrets } from "./output/redaction.ts";
import { hideSecrets } from "./project/secret-values.ts";
import { loadProjectOnly } from "./project/load.ts";
import { requestsFor } from "./project/estimate-requests.ts";
import { tellReading } from "./project/tell-reading.ts";

/** `audiencectl list`: what is live in a space, whoever owns it. */
export async function run(
  io: CommandIo,
  options: OptionsOf<typeof listDefinition>,
  patterns: readonly string[] = [],
): Promise<ExitCode> {
  const { project, environment } = await loadProjectOnly(io, options, patterns);
  const connection = await connectTo(io, options, { project, environment, texts: hideSecrets(io, project) });
  try {
    const space = await findSpaceOf(connection.client, project, environment);
    const access = { client: connection.client, spaceId: space.id };
    const lists = await atSpace(project, environment, () => readSpace(access));
    const parts = partsToRead(lists, { ...options, patterns });
    tellReading(io, connection, `the parts of ${plural(parts.length, "audience")}`, requestsFor(parts));
    const reading = await readParts(access, lists, parts);
    const objects = await nameAuthors(io, access, selectLive(reading, { ...options, patterns }));
    const unread = unknownKinds(reading, []).filter(({ kind }) => asksForKind(options, kind));
    const list = withoutSecrets(io, { space, objects, unread } satisfies LiveList);
    const table = (): string => renderLiveTable(list, io.style.stdout);
    const renderers = {
      text: table,
      table,
      json: () => printJson(list),
      yaml: () => renderLiveYaml(list),
      csv: () => renderLiveCsv(list),
    };
    io.stdout(renderers[options.format]());
    for (const kind of unread) io.stderr(`${io.style.stderr.yellow("Warning:")} ${escapeControls(unreadText(kind))}\n`);
    return unread.length > 0 ? exitCodes.partial : exitCodes.done;
  } finally {
    await connection.close();
  }
}
