import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../readme/pages.ts";

const program = path.join(root, "node_modules/yaml-language-server/bin/yaml-language-server");

/** What is wrong at a place, as an editor shows it; line and column from 1. */
export type Marked = readonly [line: number, column: number, message: string];

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
}

interface Published {
  uri: string;
  diagnostics: { message: string; range: { start: { line: number; character: number } } }[];
}

/** The YAML language server of editors, over its protocol. */
export interface LanguageServer {
  /** Opens a file as an editor does, and says what the server marks in it. */
  open: (name: string, text: string) => Promise<Marked[]>;
  /** What the server offers at a place of an open file, by label. Line and column from 1. */
  complete: (name: string, line: number, column: number) => Promise<string[]>;
  /** What it says of the place. */
  hover: (name: string, line: number, column: number) => Promise<string>;
  /** Ends it. */
  stop: () => void;
}

/** The files are there for the server alone, as long as an editor has not saved them. */
const folder = path.join(root, "not-saved");

/** Starts the language server, which does not look for schemas elsewhere. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const child = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
  const answers = new Map<number, (result: unknown) => void>();
  const published = new Map<string, (marked: Marked[]) => void>();
  const send = (message: Message): void => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  let asked = 0;
  const ask = async <Result>(method: string, params: object): Promise<Result> => {
    const id = (asked += 1);
    send({ id, method, params });
    return (await new Promise<unknown>((resolve) => void answers.set(id, resolve))) as Result;
  };
  child.stdout.on(
    "data",
    messageReader(({ id, method, params, result }) => {
      if (id !== undefined && method === undefined) answers.get(id)?.(result);
      else if (method === "textDocument/publishDiagnostics") {
        const { uri, diagnostics } = params as Published;
        const marked = diagnostics.map(({ range: { start }, message }): Marked => {
          return [start.line + 1, start.character + 1, message];
        });
        published.get(uri)?.(marked);
      } else if (id !== undefined) send({ id, result: settingsFor(params) });
    }),
  );
  await ask("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
  send({ method: "initialized", params: {} });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const at = (name: string, line: number, column: number): object => ({
    textDocument: { uri: uriOf(name) },
    position: { line: line - 1, character: column - 1 },
  });
  return {
    async open(name, text) {
      const uri = uriOf(name);
      const marked = new Promise<Marked[]>((resolve) => published.set(uri, resolve));
      send({
        method: "textDocument/didOpen",
        params: { textDocument: { uri, languageId: "yaml", version: 1, text } },
      });
      return await marked;
    },
    async complete(name, line, column) {
      const { items } = await ask<{ items: { label: string }[] }>("textDocument/completion", at(name, line, column));
      return items.map(({ label }) => label);
    },
    async hover(name, line, column) {
      const { contents } = await ask<{ contents: { value: string } }>("textDocument/hover", at(name, line, column));
      return contents.value;
    },
    stop: () => void child.kill(),
  };
}

/** The settings of an editor, for each section that the server asks for. */
function settingsFor(params: unknown): unknown {
  const { items = [] } = (params ?? {}) as { items?: { section: string }[] };
  const yaml = { schemaStore: { enable: false }, validate: true, completion: true, hover: true };
  return items.map(({ section }) => (section === "yaml" ? yaml : null));
}

/** Takes messages out of a stream: each has a head that says how many bytes it has. */
function messageReader(take: (message: Message) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/i.exec(rest.toString("latin1", 0, Math.max(end, 0)))?.[1]);
      if (end === -1 || rest.length < end + 4 + length) return;
      take(JSON.parse(rest.toString("utf8", end + 4, end + 4 + length)) as Message);
      rest = rest.subarray(end + 4 + length);
    }
  };
}
