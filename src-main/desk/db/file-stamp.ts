/** A time as part of a file name: sorts by age, and no colon, which Windows forbids. */
export function fileStamp(at: Date): string {
  return at.toISOString().replaceAll(':', '-');
}

/** What a stamp looks like in a pattern of file names. */
export const stampPattern = '\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}\\.\\d{3}Z';

/** The time of a stamp, ISO text. */
export function readStamp(stamp: string): string {
  return stamp.replace(/T(\d{2})-(\d{2})-/, 'T$1:$2:');
}
