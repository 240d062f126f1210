import { printJson } from "../report/print-json.ts";
import { renderPreviewText } from "../report/text/preview-text.ts";
import { CommandError } from "./command-error.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { againCommand } from "./preview/again-command.ts";
import { connectTo } from "./project/connect-to.ts";
import { askAndWait } from "./preview/ask-and-wait.ts";
import { openSource } from "./preview/open-source.ts";
import { checkOptions, type PreviewOptions } from "./preview/options.ts";
import { reportPreview } from "./preview/report.ts";

/** `audiencectl preview`: has Segment compute how large an audience would be, without creating it. */
export async function run(io: CommandIo, options: PreviewOptions, address?: string): Promise<ExitCode> {
  checkOptions(options, address);
  const source = await openSource(io, options, address);
  let lastHeaders: Headers | undefined;
  const connection = await connectTo(io, options, source, {
    onResponse: ({ operation, headers }) => {
      if (operation === "createAudiencePreview") lastHeaders = headers;
    },
  });
  try {
    const { preview, live } = await askAndWait(io, options, {
      connection,
      source,
      address,
      lastHeaders: () => lastHeaders,
    });
    const spent = options.id === undefined;
    const report = reportPreview(preview, { address, live, limit: options.limit, spent, lastHeaders });
    const again = againCommand(options, address, preview.id);
    io.stdout(options.format === "json" ? printJson(report) : renderPreviewText(report, again, io.style.stdout));
    if (preview.status === "FAILED") throw failed(preview.failureReason);
  } finally {
    await connection.close();
  }
  return exitCodes.done;
}

function failed(reason = "no reason was given"): CommandError {
  return new CommandError(`Segment could not compute the preview: ${reason}`, {
    code: "preview-failed",
    hint: "correct the query; audiencectl explain query says offline what it means",
    afterResult: true,
  });
}
