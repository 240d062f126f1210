import { parseQuery, printQuery, type ChainNode, type QueryNode } from "../../src/query/index.ts";

/** Stands for a bare interpolation while a query is read. */
const placeholder = "4242424242";

/**
 * Writes a query in another way that means the same: operands in reverse order and in parentheses, calls instead of
 * operators, `literal(…)` around values, and odd white space. It may hold one bare interpolation.
 */
export function scramble(text: string): string {
  const [bare = placeholder] = /(?<=[>=<] )\$\{[^}]*\}/.exec(text) ?? [];
  const { tree } = parseQuery(text.replace(bare, placeholder));
  if (!tree) throw new Error(`${text} does not parse`);
  return `\n ${scrambleNode(tree)}  `.replace(placeholder, bare);
}

function scrambleNode(node: QueryNode): string {
  switch (node.type) {
    case "and":
    case "or":
      return node.operands
        .map((operand) => `( ${scrambleNode(operand)})`)
        .toReversed()
        .join(`\n\t${node.type.toUpperCase()}   `);
    case "not":
    case "any":
    case "all":
      return `${node.type.toUpperCase()}(${scrambleNode(node.operand)}\n)`;
    case "literal":
      return printQuery(node, "line");
    case "chain":
      return scrambleChain(node);
  }
}

function scrambleChain(chain: ChainNode): string {
  const last = chain.calls.at(-1);
  const [value] = last?.args ?? [];
  if (last?.form !== "operator" || value?.type !== "literal")
    return printQuery(chain, "line").replaceAll(").", ")\n .");
  const subject = scrambleChain({ ...chain, calls: chain.calls.slice(0, -1) });
  return `${subject} .${last.name}( literal(${printQuery(value, "line")}) )`;
}
