/** Where values of one sort stand, as a pattern of their pointers. */
export const places = {
  event: /^\/spec\/people\/[^/]+\/events\/\d+$/,
  events: /^\/spec\/people\/[^/]+\/events$/,
  eventName: /^\/spec\/people\/[^/]+\/events\/\d+\/event$/,
  person: /^\/spec\/people\/[^/]+$/,
  account: /^\/spec\/accounts\/[^/]+$/,
  row: /^\/spec\/entities\/.*\/\d+$/,
  rows: /^\/spec\/entities\/[^/]+$/,
  expectation: /^\/spec\/expect\/[^/]+(?:\/\d+)?$/,
  spec: /^\/spec$/,
  time: /^\/spec\/(?:people\/[^/]+\/events\/\d+\/(?:at|receivedAt)|expect\/[^/]+(?:\/\d+)?\/at)$/,
  length: /^\/spec\/(?:people\/[^/]+\/events\/\d+\/every|settings\/batchAge)$/,
  now: /^\/spec\/now$/,
  base: /^\/spec\/people\/[^/]+\/basedOn$/,
  users: /^\/spec\/accounts\/[^/]+\/users$/,
  names: /^\/spec\/(?:accounts\/[^/]+\/users|expect\/[^/]+(?:\/\d+)?\/(?:members|notMembers))$/,
  name: /^\/spec\/(?:accounts\/[^/]+\/users|expect\/[^/]+(?:\/\d+)?\/(?:members|notMembers))\/\d+$/,
} as const satisfies Record<string, RegExp>;
