import { printJson } from "../report/print-json.ts";
import { suggest } from "../values/suggest.ts";
import { affectedBy, buildDependencyGraph, type DependencyGraph } from "../plan/order/dependency-graph.ts";
import { renderGraphDot } from "../report/graph/graph-dot.ts";
import { renderGraphMermaid } from "../report/graph/graph-mermaid.ts";
import { renderGraphText } from "../report/text/graph-text.ts";
import { CommandError } from "./command-error.ts";
import type { graphDefinition } from "./definitions/files.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { loadForEnvironment } from "./project/load.ts";

const renderers = {
  text: (graph: DependencyGraph, io: CommandIo) => renderGraphText(graph, io.style.stdout),
  mermaid: renderGraphMermaid,
  dot: renderGraphDot,
  json: printJson,
};

/** `audiencectl graph`: who is computed from whom, and who is sent where. */
export async function run(io: CommandIo, options: OptionsOf<typeof graphDefinition>): Promise<ExitCode> {
  const { resources } = await loadForEnvironment(io, options);
  const graph = buildDependencyGraph(resources);
  const shown = options.affectedBy === undefined ? graph : affectedBy(graph, knownNode(graph, options.affectedBy));
  io.stdout(renderers[options.format](shown, io));
  return exitCodes.done;
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
