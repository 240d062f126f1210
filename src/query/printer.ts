import { functions } from "./functions.ts";
import { canonicalNumber } from "./number-text.ts";
import { operatorOfFunction } from "./spelling.ts";
import type { ArgumentNode, CallNode, ChainNode, DurationNode, QueryNode } from "./syntax-tree.ts";
import { unitAfter } from "./units.ts";

/** How a query is laid out: on one line, or with one condition a line and `AND`, `OR` at the start of lines. */
export type PrintLayout = "line" | "multiline";

/** Conditions inside of a call are broken into lines when their line would be longer than this. */
const lineLength = 80;
const step = "  ";

/**
 * Writes a query in its canonical spelling: current names, operators where there are any, single quotes, no needless
 * parentheses. Printing what was read from a printed query gives the same text. Nothing is put into another order.
 */
export function printQuery(tree: QueryNode, layout: PrintLayout): string {
  return layout === "line" ? printNode(tree) : printLines(tree, "");
}

function printNode(node: QueryNode): string {
  switch (node.type) {
    case "and":
    case "or":
      return flatOperands(node)
        .map((operand) => printOperand(operand, node.type))
        .join(` ${node.type.toUpperCase()} `);
    case "not":
    case "any":
    case "all":
      return `${node.type.toUpperCase()} ${printOperand(node.operand, node.type)}`;
    case "literal":
      return node.kind === "string"
        ? `'${node.text}'`
        : node.kind === "number"
          ? canonicalNumber(node.text)
          : node.text;
    case "chain":
      return printChain(node);
  }
}

/** The operands of a run with nested runs of the same kind opened up, as their parentheses have no meaning. */
export function flatOperands(node: QueryNode, type: string = node.type): QueryNode[] {
  if (node.type !== type || (node.type !== "and" && node.type !== "or")) return [node];
  return node.operands.flatMap((operand) => flatOperands(operand, type));
}

/** Whether a node needs parentheses inside of another: `OR` inside of anything, `AND` after a prefix. */
function needsGroup(node: QueryNode, around: QueryNode["type"]): boolean {
  if (node.type === "or") return around !== "or";
  return node.type === "and" && around !== "or" && around !== "and";
}

function printOperand(node: QueryNode, around: QueryNode["type"]): string {
  return needsGroup(node, around) ? `(${printNode(node)})` : printNode(node);
}

/** Texts of chains, as comparing sorts the same parts at every level of a tree. Nodes never change. */
const printedChains = new WeakMap<ChainNode, string>();

function printChain(chain: ChainNode): string {
  const known = printedChains.get(chain);
  if (known !== undefined) return known;
  const text = writeChain(chain);
  printedChains.set(chain, text);
  return text;
}

function writeChain(chain: ChainNode): string {
  const only = chain.calls.length === 0 && chain.head.name === "literal" && chain.head.args.length === 1;
  const value = only ? chain.head.args[0] : undefined;
  if (value?.type === "literal") return printNode(value);
  return chain.calls.reduce((text, call) => text + printLink(call, chain), printCall(chain.head));
}

function printLink(call: CallNode, chain: ChainNode): string {
  const operator = operatorOfFunction.get(call.name);
  const [operand] = call.args;
  const last = call === chain.calls.at(-1);
  if (last && operator && operand && call.args.length === 1 && !call.prefix && isOperand(operand))
    return ` ${operator} ${printArgument(operand)}`;
  return `.${printCall(call)}`;
}

/** Conditions and typed properties can stand in parentheses only; such a call makes no sense, but must read back. */
function isOperand(argument: ArgumentNode): boolean {
  if (argument.type === "chain") return !argument.calls.some((call) => operatorOfFunction.has(call.name));
  return argument.type === "literal" || argument.type === "duration";
}

function printCall(call: CallNode): string {
  const print = functions.get(call.name)?.looksIntoTexts ? printTextOf : printArgument;
  return `${call.name}(${wrapArguments(call, call.args.map(print).join(", "))})`;
}

/** Where texts are looked into, a number stands for its letters: another spelling may be another text (API.md 4.6). */
function printTextOf(argument: ArgumentNode): string {
  return argument.type === "literal" && argument.kind === "number" ? argument.text : printArgument(argument);
}

/** Puts the label before the arguments. Braces belong to `exclude:` alone, whatever was written. */
function wrapArguments({ prefix }: CallNode, text: string): string {
  if (!prefix) return text;
  return prefix.braced || prefix.name === "exclude" ? `{${prefix.name}: ${text}}` : `${prefix.name}: ${text}`;
}

function printArgument(argument: ArgumentNode): string {
  if (argument.type === "duration") return printDuration(argument);
  return argument.type === "cast" ? `${printNode(argument.value)} as ${argument.to}` : printNode(argument);
}

function printDuration({ amount, unit }: DurationNode): string {
  const number = canonicalNumber(amount);
  return `${number} ${unitAfter(number, unit)}`;
}

function printLines(node: QueryNode, indent: string): string {
  switch (node.type) {
    case "and":
    case "or": {
      const parts = flatOperands(node).map((operand) =>
        needsGroup(operand, node.type)
          ? groupLines(operand, indent)
          : printLines(operand, operand.type === "and" ? indent + step : indent),
      );
      return parts.join(`\n${indent}${node.type.toUpperCase()} `);
    }
    case "not":
    case "any":
    case "all": {
      const { operand } = node;
      const text = needsGroup(operand, node.type) ? groupLines(operand, indent) : printLines(operand, indent);
      return `${node.type.toUpperCase()} ${text}`;
    }
    case "literal":
      return printNode(node);
    case "chain":
      return chainLines(node, indent);
  }
}

function groupLines(node: QueryNode, indent: string): string {
  return `(\n${indent}${step}${printLines(node, indent + step)}\n${indent})`;
}

/** A chain stays on one line unless a condition inside of it makes that line long. */
function chainLines(chain: ChainNode, indent: string): string {
  const flat = printChain(chain);
  if (flat.length <= lineLength) return flat;
  return chain.calls.reduce((text, call) => text + linkLines(call, chain, indent), printCall(chain.head));
}

function linkLines(call: CallNode, chain: ChainNode, indent: string): string {
  const [condition] = call.args;
  if (call.args.length !== 1 || call.prefix || !condition || !isJunction(condition)) return printLink(call, chain);
  return `.${call.name}(\n${indent}${step}${printLines(condition, indent + step)}\n${indent})`;
}

function isJunction(argument: ArgumentNode): argument is QueryNode {
  return argument.type === "and" || argument.type === "or";
}
