import { Input, SegmentedControl } from '@mantine/core';
import type { PaperSize } from '#shared/domain/paper.ts';
import { useText } from '../../text/use-text.ts';

/** Which paper is in the printer. */
export function SizeField({ size, onSize }: { size: PaperSize; onSize: (size: PaperSize) => void }) {
  const { t } = useText();
  return (
    <Input.Wrapper label={t('print.size')}>
      <div>
        <SegmentedControl
          aria-label={t('print.size')}
          data={[
            { value: 'a4', label: t('print.sizes.a4') },
            { value: 'letter', label: t('print.sizes.letter') },
          ]}
          value={size}
          onChange={(next) => onSize(next === 'letter' ? 'letter' : 'a4')}
        />
      </div>
    </Input.Wrapper>
  );
}
