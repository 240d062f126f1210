import { placeText, sortDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { isTestDocument } from "../manifest/test-documents.ts";
import { manifestKinds } from "../manifest/kinds.ts";
import { realPath } from "../project/real-path.ts";
import { showPath } from "../project/show-path.ts";
import { isJsonObject, member } from "../values/json.ts";
import { toPrintable } from "../values/printable.ts";
import { describeValue } from "../yaml/describe-value.ts";
import { limitFindings } from "../yaml/limit-findings.ts";
import { emptyFileDiagnostic, parseYaml } from "../yaml/parse-yaml.ts";
import { readTextFile } from "../yaml/read-text-file.ts";
import { headRange, ownerRange, type YamlDocument } from "../yaml/yaml-document.ts";
import { checkTest } from "./check-test.ts";
import type { LoadedTest } from "./loaded-test.ts";
import type { TestScope } from "./rules/test-rule.ts";

/** What to load. */
export interface LoadTestsOptions extends TestScope {
  /** Absolute paths of test files, in the order that tests should have; see `findTestFiles`. */
  files: readonly string[];
  /** Absolute paths of the files that are read as manifests: what of them is no test is left to those who read manifests. */
  manifests: readonly string[];
  /** The folder that shown paths are relative to. @default process.cwd() */
  cwd?: string;
}

/** The tests of files, and everything that is wrong with them. */
export interface LoadedTests {
  /** Those that have no fault of their own and are for the chosen environment, in file order, then document order. */
  tests: LoadedTest[];
  /** In reading order. */
  diagnostics: Diagnostic[];
  /** The text of every file that could be read, by its shown path. */
  sources: ReadonlyMap<string, SourceText>;
}

/** Reads and checks test files. Every fault of every file is found in one go. */
export function loadTests(options: LoadTestsOptions): LoadedTests {
  const { files, manifests, cwd = process.cwd(), ...scope } = options;
  const alsoManifests = new Set(manifests.map(realPath));
  const tests: LoadedTest[] = [];
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceText>();
  const names = new Map<string, Diagnostic["source"]>();
  for (const file of files) {
    const { source, diagnostics: unreadable } = readTextFile(file, showPath(file, cwd));
    if (!source) {
      diagnostics.push(...unreadable);
      continue;
    }
    const isManifest = alsoManifests.has(realPath(file));
    const { documents, diagnostics: faults } = parseYaml(source);
    const own = documents.filter((document) => document.value !== undefined);
    const isEmpty = own.length === 0 && faults.length === 0;
    const [mine, others] = [own.filter(isTestDocument), own.filter((document) => !isTestDocument(document))];
    // JSON that is nothing of this tool's may hold secrets, so its lines are not shown.
    if (mine.length > 0 || source.text.includes("audiencectl/") || !/\.json$/i.test(realPath(file)))
      sources.set(source.file, source);
    const checked = mine.map((document) => ({ document, ...checkTest(document, scope) }));
    tests.push(...checked.flatMap(({ test }) => test ?? []));
    diagnostics.push(
      ...limitFindings([
        ...faults,
        ...(isManifest ? [] : others.map(notATest)),
        ...(isEmpty && !isManifest ? [emptyFileDiagnostic(source, "warning")] : []),
        ...checked.flatMap((each) => each.diagnostics),
        ...checked.flatMap(({ document, active }) => (active ? repeatedName(document, names) : [])),
      ]),
    );
  }
  return { tests, diagnostics: sortDiagnostics(diagnostics), sources };
}

/** Reports call a test by its name. */
function repeatedName(document: YamlDocument, names: Map<string, Diagnostic["source"]>): Diagnostic[] {
  const metadata = member(document.value, "metadata");
  const name = member(metadata, "name");
  if (typeof name !== "string") return [];
  const source = headRange(document, "/metadata/name");
  const first = names.get(name);
  if (!first) {
    names.set(name, source);
    return [];
  }
  const message = `two tests are called ${toPrintable(name)}`;
  const hint = `the first one is at ${placeText(first)}; give one of them another metadata.name`;
  return [{ code: "test-duplicate-name", severity: "error", message, hint, source }];
}

function notATest(document: YamlDocument): Diagnostic {
  const { value } = document;
  const kind = member(value, "kind");
  const code = "test-not-a-test";
  const takeAway = "take the file away from spec.tests with a glob that starts with !";
  if (!isJsonObject(value)) {
    const message = `the document is ${describeValue(value ?? null)}, not a test`;
    return { code, severity: "error", message, hint: `write a test, or ${takeAway}`, source: headRange(document, "") };
  }
  if (kind === undefined) {
    const [first = ""] = Object.keys(value);
    const source = ownerRange(document, `/${first.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    return {
      code,
      severity: "error",
      message: "the document lacks kind",
      hint: `add kind: Test, or ${takeAway}`,
      source,
    };
  }
  const source = headRange(document, "/kind");
  const manifest = manifestKinds.find(({ resource }) => resource.kind === kind);
  if (manifest) {
    const message = `a manifest of kind ${manifest.resource.kind} is among the tests, and declares nothing there`;
    const hint = "list the file in spec.manifests of the project file, or move it there";
    return { code, severity: "error", message, hint, source };
  }
  const message = `the kind is ${describeValue(kind).replace(/^the text /, "")}, not Test`;
  return { code, severity: "error", message, hint: `write kind: Test, or ${takeAway}`, source };
}
