/** Rules about audience queries. */
export const queryCodes = {} as const;
