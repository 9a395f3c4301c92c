import type { UploadSummary } from '#shared/domain/reseller-upload.ts';

/** Less than this is inside nearly every number: it finds what begins with it. */
const SHORTEST_PART = 3;

/** Uploads whose id, order or reseller has a text in it, given newest first; those that begin with it come first. */
export function findUploads(uploads: readonly UploadSummary[], text: string): UploadSummary[] {
  const wanted = plain(text.trim());
  if (wanted === '') return [];
  const textsOf = ({ uploadId, orderId, resellerName }: UploadSummary) =>
    [uploadId, orderId ?? '', resellerName].map(plain);
  const begins = (upload: UploadSummary) => textsOf(upload).some((one) => one.startsWith(wanted));
  const first = uploads.filter(begins);
  if (wanted.length < SHORTEST_PART) return first;
  const has = (upload: UploadSummary) => textsOf(upload).some((one) => one.includes(wanted));
  return [...first, ...uploads.filter((upload) => has(upload) && !begins(upload))];
}

/** Accents and case are not typed in a hurry. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
