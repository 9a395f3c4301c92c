/** Takes secrets out of texts that are written down or shown: values it was told of, and whatever looks like one. */
export type Redactor = {
  /** Remembers a secret value; its lines, and its percent- and JSON-escaped forms, are taken out as well. */
  learn(value: string): void;
  redact(text: string): string;
};

const hidden = '[secret]';
/** Shorter values would take innocent words out of every line. */
const shortestSecret = 6;

const secretLooks: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /\bMII[A-Za-z0-9+/]{120,}={0,2}/g,
  /(?<=\b(?:bearer|basic)\s+)[\w.~+/=-]{8,}/gi,
  /(?<=["']?\b(?:[\w-]*(?:password|secret|apitoken|accesstoken|access_token|clientidentifier|privatekey|usertoken))["']?\s*[:=]\s*["']?)[^\s"',;&}]{3,}/gi,
];

function spellings(value: string): string[] {
  const lines = value.split(/\r?\n/).filter((line) => line.length >= 24 && !line.startsWith('-----'));
  const escaped = JSON.stringify(value).slice(1, -1);
  return [value, escaped, encodeURIComponent(value), ...lines];
}

/** A redactor that knows no value yet. */
export function createRedactor(): Redactor {
  let known: string[] = [];
  return {
    learn(value) {
      if (value.length < shortestSecret || known.includes(value)) return;
      known = [...new Set([...known, ...spellings(value)])].sort((one, other) => other.length - one.length);
    },
    redact(text) {
      const withoutKnown = known.reduce((rest, value) => rest.replaceAll(value, hidden), text);
      return secretLooks.reduce((rest, look) => rest.replace(look, hidden), withoutKnown);
    },
  };
}
