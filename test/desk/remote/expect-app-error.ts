import { expect } from 'vitest';
import { AppError, type ErrorCode } from '#shared/errors.ts';

/** Waits for a promise to fail with one of our codes and gives the error back. */
export async function expectAppError(work: Promise<unknown>, code: ErrorCode): Promise<AppError> {
  const error: unknown = await work.then(
    (value) => value,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  if (!(error instanceof AppError)) throw new Error('unreachable');
  expect(error.code, error.message).toBe(code);
  return error;
}

/** The code and details an action throws. */
export function thrown(action: () => unknown): AppError {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** A signal nobody ever raises. */
export const never = new AbortController().signal;
