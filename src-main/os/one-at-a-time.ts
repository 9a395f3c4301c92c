/** Runs work in the order it is asked for, each after the one before has ended, well or badly. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** A queue of its own. */
export function createQueue(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
