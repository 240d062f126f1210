/**
 * Runs what a request does with the state, and answers what that gives. Where others change the state, too, it is brought
 * up to date before, and kept from them while the request changes it.
 *
 * @param writes Whether the request may change the state.
 */
export type TakeTurn = <Result>(writes: boolean, work: () => Promise<Result>) => Promise<Result>;
