import { run } from './api.ts';

/** Puts a text on the system's clipboard; says whether that worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await run('shell.copyText', { text });
    return true;
  } catch {
    return false;
  }
}
