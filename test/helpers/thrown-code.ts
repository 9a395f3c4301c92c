import { AppError, type ErrorCode } from '#shared/errors.ts';

/** The code of the expected failure of some work; `null` when it went well. Anything unexpected is thrown on. */
export async function thrownCode(work: () => unknown): Promise<ErrorCode | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
