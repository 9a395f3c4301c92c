import type { HttpAnswer } from '../../../src-main/desk/remote/http.ts';

/** An answer as the transport gives it. */
export function answerOf(body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer {
  const all = new Headers(headers);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    host: 'server.example',
    header: (name) => all.get(name),
    body: body instanceof Uint8Array ? body : new TextEncoder().encode(text),
    elapsedMs: 0,
  };
}
