/** Whether what was typed is this number, whichever way its thousands are set apart. */
export function isTypedCount(typed: string, count: number): boolean {
  return typed.replace(/[\s.,'’]/g, '') === String(count);
}
