import type { Step, StepResult } from './keyring-session.ts';

/** Calls an object's functions one after another and prints what each gave, for the test that started this process. */
export async function serveSteps(target: Record<string, (...args: never[]) => unknown>, steps: Step[]): Promise<void> {
  const results: StepResult[] = [];
  for (const [name, ...args] of steps) {
    try {
      results.push({ value: await target[name]?.(...(args as never[])) });
    } catch (error) {
      results.push({ error: codeOrText(error) });
    }
  }
  // A call that hangs would keep the process alive.
  process.stdout.write(`${JSON.stringify(results)}\n`, () => process.exit(0));
}

function codeOrText(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
