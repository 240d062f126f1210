import { placeText, type SourceRange } from "../../diagnostics/diagnostic.ts";
import { wellFormed } from "../../values/printable.ts";

/** The name of the folder that relative places begin at. */
export const ROOT = "SRCROOT";

/** How files are named. */
export interface PlaceOptions {
  /** The project file: where findings are shown that no file has anything to do with. Default: `audiencectl.yaml`. */
  projectFile?: string | undefined;
  /** The path of a file from the root of the repository; `undefined` for a file outside of it. Default: as it is. */
  placeOf?: ((file: string) => string | undefined) | undefined;
}

/** Where a finding is shown. */
export interface SarifPlace {
  physicalLocation: object;
  /** The place in words, where it is not the one that is shown; to be put before the message. */
  spoken: string;
}

/**
 * The place of a finding. Programs that show findings take none without a place in the repository, so one without a file,
 * or in a file outside of the repository, stands at the project file.
 */
export function toPlace(source: SourceRange | undefined, options: PlaceOptions): SarifPlace {
  const { projectFile = "audiencectl.yaml", placeOf = (file: string): string => file } = options;
  const file = source && placeOf(source.file);
  if (source && file !== undefined)
    return { physicalLocation: { artifactLocation: locate(file), region: toRegion(source) }, spoken: "" };
  return {
    physicalLocation: {
      artifactLocation: locate(placeOf(projectFile) ?? "audiencectl.yaml"),
      region: { startLine: 1 },
    },
    spoken: source ? `${placeText(source)}: ` : "",
  };
}

/** Columns count UTF-16 units from 1, and the end is exclusive, as in a finding. */
function toRegion({ line, column, endLine, endColumn }: SourceRange): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path as a URI, with forward slashes. One that is absolute begins at no folder. */
function locate(file: string): object {
  const slashed = file.replaceAll("\\", "/");
  const uri = slashed
    .split("/")
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join("/");
  if (slashed.startsWith("/")) return { uri: `file://${uri}` };
  if (/^[a-z]:\//i.test(slashed)) return { uri: `file:///${uri.replace("%3A", ":")}` };
  return { uri, uriBaseId: ROOT };
}
