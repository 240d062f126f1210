/** A word of a command, without its quotes. */
export interface ShellWord {
  /** Expansions stand in it as they are written. */
  text: string;
  /** Whether the shell puts something in, so that the text is not what the command gets. */
  expands: boolean;
}

/** A command as far as words go: assignments before it and redirections are left out. */
export type ShellCommand = ShellWord[];

/** What a script holds. */
export interface ShellScript {
  /** Those in command substitutions, too, and patterns of `case`, because they look like commands. */
  commands: ShellCommand[];
  /** All words that are ever put into an array, by its name. */
  arrays: Map<string, ShellWord[]>;
}

const keywords = new Set(["if", "then", "elif", "else", "while", "until", "do", "!", "{", "time"]);
const assignment = /^[A-Za-z_]\w*\+?=/;

/**
 * Reads a shell script into its commands: continued lines, quotes, comments, substitutions, arrays.
 *
 * @throws {SyntaxError} for what is not closed, and for here-documents, which it does not read.
 */
export function readShell(text: string): ShellScript {
  const script: ShellScript = { commands: [], arrays: new Map() };
  new Reader(text, script).readCommands(0, "");
  return script;
}

class Reader {
  readonly #text: string;
  readonly #script: ShellScript;

  constructor(text: string, script: ShellScript) {
    this.#text = text;
    this.#script = script;
  }

  /** Reads commands up to a closing text. Returns where that starts. */
  readCommands(start: number, closing: string): number {
    let at = start;
    let words: ShellWord[] = [];
    const finish = (): void => {
      const first = words.findIndex(({ text, expands }) =>
        expands ? !assignment.test(text) : !keywords.has(text) && !assignment.test(text),
      );
      if (first >= 0) this.#script.commands.push(words.slice(first));
      words = [];
    };
    while (at < this.#text.length) {
      const char = this.#text.charAt(at);
      if (char === closing && char !== "") break;
      if (this.#text.startsWith("\\\n", at)) at += 2;
      else if (char === " " || char === "\t") at += 1;
      else if (char === "#") at = this.#lineEnd(at);
      else if (char === "(") {
        finish();
        at = this.readCommands(at + 1, ")") + 1;
      } else if (/[\n;&|)]/.test(char)) {
        // A ) that nothing opens ends a pattern of `case`.
        finish();
        at += 1;
      } else if (char === "<" || char === ">") at = this.#skipRedirection(at);
      else {
        const { word, end } = this.#readWord(at);
        at = end;
        if (/^\d+$/.test(word.text) && /[<>]/.test(this.#text.charAt(at))) continue;
        if (assignment.test(word.text) && word.text.endsWith("=") && this.#text.charAt(at) === "(")
          at = this.#readArray(word.text.replace(/\+?=$/, ""), at + 1);
        else words.push(word);
      }
    }
    finish();
    if (closing !== "" && at >= this.#text.length) throw new SyntaxError(`${closing} is missing`);
    return at;
  }

  #lineEnd(at: number): number {
    const end = this.#text.indexOf("\n", at);
    return end < 0 ? this.#text.length : end;
  }

  /** Reads over `> file`, `2>&1`, `<<< word`. */
  #skipRedirection(start: number): number {
    const [operator = ""] = /^(?:<<<|<<-?|>>|[<>])&?/.exec(this.#text.slice(start)) ?? [];
    if (operator.startsWith("<<") && operator !== "<<<") throw new SyntaxError("here-documents are not read");
    let at = start + operator.length;
    while (/[ \t]/.test(this.#text.charAt(at))) at += 1;
    return this.#readWord(at).end;
  }

  #readArray(name: string, start: number): number {
    const words = this.#script.arrays.get(name) ?? [];
    this.#script.arrays.set(name, words);
    let at = start;
    for (;;) {
      while (/\s/.test(this.#text.charAt(at))) at += 1;
      if (this.#text.charAt(at) === ")") return at + 1;
      if (at >= this.#text.length) throw new SyntaxError(`the array ${name} is not closed`);
      const { word, end } = this.#readWord(at);
      words.push(word);
      at = end;
    }
  }

  #readWord(start: number): { word: ShellWord; end: number } {
    const word: ShellWord = { text: "", expands: false };
    let at = start;
    while (at < this.#text.length && !/[\s;&|()<>]/.test(this.#text.charAt(at))) at = this.#readPart(word, at, false);
    return { word, end: at };
  }

  /** Adds what stands at a place to a word: a character, a quoted text, an expansion. Returns where it ends. */
  #readPart(word: ShellWord, at: number, quoted: boolean): number {
    const char = this.#text.charAt(at);
    if (char === "\\") {
      const next = this.#text.charAt(at + 1);
      word.text += next === "\n" ? "" : quoted && !/["\\$`]/.test(next) ? `\\${next}` : next;
      return at + 2;
    }
    if (char === "'" && !quoted) {
      const end = this.#find("'", at + 1);
      word.text += this.#text.slice(at + 1, end);
      return end + 1;
    }
    if (char === '"' && !quoted) {
      let end = at + 1;
      while (this.#text.charAt(end) !== '"') {
        if (end >= this.#text.length) throw new SyntaxError('" is missing');
        end = this.#readPart(word, end, true);
      }
      return end + 1;
    }
    if (char === "$" && /[\w({@*#?!$-]/.test(this.#text.charAt(at + 1))) {
      const end = this.#expansionEnd(at);
      word.text += this.#text.slice(at, end);
      word.expands = true;
      return end;
    }
    word.text += char;
    return at + 1;
  }

  #expansionEnd(at: number): number {
    const rest = this.#text.slice(at);
    if (rest.startsWith("$((")) return this.#find("))", at) + 2;
    if (rest.startsWith("$(")) return this.readCommands(at + 2, ")") + 1;
    if (!rest.startsWith("${")) return at + (/^\$(?:\w+|.)/.exec(rest)?.[0].length ?? 1);
    const inner: ShellWord = { text: "", expands: false };
    let end = at + 2;
    while (this.#text.charAt(end) !== "}") {
      if (end >= this.#text.length) throw new SyntaxError("} is missing");
      end = this.#readPart(inner, end, false);
    }
    return end + 1;
  }

  #find(closing: string, from: number): number {
    const end = this.#text.indexOf(closing, from);
    if (end < 0) throw new SyntaxError(`${closing} is missing`);
    return end;
  }
}
