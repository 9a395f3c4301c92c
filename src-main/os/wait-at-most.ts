/** What a promise gives, or `late` when that takes longer than so many milliseconds; the promise itself goes on. */
export async function waitAtMost<Value>(promise: Promise<Value>, limitMs: number): Promise<Value | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
