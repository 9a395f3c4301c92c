// How set-up tells what it does: one line per step with its cost, and failures with their cause and the next step.

/** A failure that set-up foresees: what went wrong and what the person can do about it. */
export class SetupError extends Error {
  constructor(cause, nextStep) {
    super(cause);
    this.name = 'SetupError';
    this.nextStep = nextStep;
  }
}

/** Seconds since `startedAt` (from `performance.now()`), as text. */
export function secondsSince(startedAt) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

/** Bytes as text in MB. */
export function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** Prints a remark that belongs to the step under way. */
export function remark(text) {
  console.log(`    ${text}`);
}

/** Runs one step and prints what it did and what it cost. `work` resolves with the text to print. */
export async function step(name, work) {
  const startedAt = performance.now();
  const done = await work();
  console.log(`  ${name}: ${done} (${secondsSince(startedAt)})`);
}

/** Prints why a command cannot go on. */
export function printFailure(title, error) {
  console.error(`\n${title}: ${error instanceof SetupError ? error.message : error.stack}`);
  if (error.nextStep) console.error(`Next step: ${error.nextStep}`);
}
