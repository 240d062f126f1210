const ONE = "is assumed: its own query was not checked";
const MANY = "are assumed: their own queries were not checked";
const REMARK = new RegExp(String.raw` \((?:(?! \().)* (?:${ONE}|${MANY})\)$`);

/** What follows the words about somebody of whom some computed traits are assumed. @param names At least one, joined. */
export function assumedRemark(names: string, isOne: boolean): string {
  return ` (${names} ${isOne ? ONE : MANY})`;
}

/** Somebody in few words: without that remark, which the details have. */
export function withoutAssumed(words: string): string {
  return words.replace(REMARK, "");
}
