const LONGEST = 200;
/** Samsung's names of errors are long enough to look like keys. */
const errorName = /^[A-Z]+(_[A-Z0-9]+)+$/;

/** A server's own words, safe to show and log: one line, no long, no signed tokens and keys it may have echoed. */
export function redact(text: string): string {
  const clean = text
    .replace(/((?:secret|password|token|jwt|key)[^=:\s]*["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi, '$1…')
    .replace(/\b(bearer|basic)\s+\S+/gi, '$1 …')
    .replace(/[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, '…')
    .replace(/[A-Za-z0-9+/_=-]{40,}/g, (run) => (errorName.test(run) ? run : '…'))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
}
