/** Blocks of lines with those of one line that follow each other in one block, so that no blank lines come between them. */
export function closeUp(blocks: readonly string[][]): string[][] {
  const closed: string[][] = [];
  let before: string[] | undefined;
  for (const block of blocks) {
    if (block.length === 1 && before?.length === 1) closed.at(-1)?.push(...block);
    else closed.push([...block]);
    before = block;
  }
  return closed;
}
