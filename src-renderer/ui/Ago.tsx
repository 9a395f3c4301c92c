import { useText } from '../text/use-text.ts';
import { useNow } from './use-now.ts';

/** A moment in relative words, with the exact time on hover. */
export function Ago({ iso }: { iso: string }) {
  const { format } = useText();
  const now = useNow();
  return (
    <time dateTime={iso} title={format.exact(iso)}>
      {format.ago(iso, now)}
    </time>
  );
}
