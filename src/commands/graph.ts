import type { KnownNames } from "../catalog/known-names.ts";
import type { DeclaredProject } from "../planning/load-declared-project.ts";
import { openCatalogFile } from "../planning/open-catalog.ts";
import type { Findings } from "../planning/open-project.ts";
import { printJson } from "../report/print-json.ts";
import { suggest } from "../values/suggest.ts";
import { escapeControls } from "../values/printable.ts";
import { unselectedText } from "../report/plan-summary.ts";
import { unselectedOf, selectAddresses } from "../plan/select/select-addresses.ts";
import { affectedBy, aroundNodes, buildDependencyGraph, type DependencyGraph } from "../plan/order/dependency-graph.ts";
import { renderGraphDot } from "../report/graph/graph-dot.ts";
import { renderGraphMermaid } from "../report/graph/graph-mermaid.ts";
import { renderGraphText } from "../report/text/graph-text.ts";
import { CommandError } from "./command-error.ts";
import type { graphDefinition } from "./definitions/files.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { withAddresses } from "./project/address-words.ts";
import { refuseBaseAlone } from "./project/selectors.ts";
import { loadProjectFor } from "./project/load.ts";
import { tellWarnings } from "./project/tell-warnings.ts";

const renderers = {
  text: (graph: DependencyGraph, io: CommandIo) => renderGraphText(graph, io.style.stdout),
  mermaid: renderGraphMermaid,
  dot: renderGraphDot,
  json: printJson,
};

/** `audiencectl graph`: who is computed from whom, and who is sent where. */
export async function run(
  io: CommandIo,
  given: OptionsOf<typeof graphDefinition>,
  words: readonly string[] = [],
): Promise<ExitCode> {
  const options = withAddresses(io, given, words);
  refuseBaseAlone(options);
  const { declared, select } = await loadProjectFor(io, options);
  const { resources, project } = declared;
  const selection = await select({ desired: resources, forget: project.forget });
  const candidates = resources
    .filter(({ parent }) => parent === undefined)
    .map((declared) => ({ address: declared.address, declared }));
  const selected = selection && selectAddresses(selection, candidates);
  const destinations = await knownDestinations(io, declared);
  const whole = buildDependencyGraph(resources, (id) => destinations?.get(id)?.name);
  const addresses = new Set(candidates.map(({ address }) => address));
  const graph = selected ? aroundNodes(whole, (id) => addresses.has(id) && selected.has(id)) : whole;
  const shown = options.affectedBy === undefined ? graph : affectedBy(graph, knownNode(graph, options.affectedBy));
  io.stdout(renderers[options.format](shown, io));
  if (selected) io.stderr(`${escapeControls(unselectedText({ unselected: unselectedOf(selected) }))}\n`);
  return exitCodes.done;
}

/** The destinations that the catalog file of the environment has, where there is one. What is wrong with it is told. */
async function knownDestinations(
  io: CommandIo,
  { project, environment }: DeclaredProject,
): Promise<KnownNames["destinations"]> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const known = await openCatalogFile(project, environment, io.cwd, findings);
  tellWarnings(io, { warnings: findings.diagnostics, sources: findings.sources });
  return known?.destinations;
}

function knownNode({ nodes }: DependencyGraph, id: string): string {
  const ids = nodes.map((node) => node.id);
  if (ids.includes(id)) return id;
  const near = suggest(id, ids);
  throw new CommandError(`nothing in the graph is called ${JSON.stringify(id)}`, {
    code: "graph-unknown-node",
    hint:
      near === undefined
        ? "write an address such as audience/NAME or trait/NAME, or trait:KEY, or destination:ID"
        : `did you mean ${near}?`,
  });
}
