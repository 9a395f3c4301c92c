import { createTransport } from '../../src-main/desk/remote/http.ts';
import { AppError } from '../../src-main/shared/errors.ts';

/** A process of its own that asks the server at argv[2] once and prints how that ended. */
const origin = process.argv[2] ?? '';
const deadlines = { headersMs: 1_000, idleMs: 1_000, totalMs: 1_000 };
const transport = createTransport({ origins: [origin], deadlines });
try {
  await transport.sendRequest({ method: 'GET', url: `${origin}/`, headers: {} }, new AbortController().signal);
  process.stdout.write('answered');
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stdout.write(`${error.code} ${error.details.stage} ${error.details.sent}`);
}
