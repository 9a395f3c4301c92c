/** An answer, ready to be written. */
export type SimulatorReply = { status: number; contentType: string; body: string; headers?: Record<string, string> };

/** An answer with a JSON body. */
export function jsonReply(status: number, value: unknown): SimulatorReply {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}
