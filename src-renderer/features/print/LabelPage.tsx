import { memo } from 'react';
import { type LabelFormat, placeOfLabel } from '#shared/domain/label-format.ts';
import type { DeviceLabel } from '#shared/domain/paper.ts';
import { useText } from '../../text/use-text.ts';
import { Barcode } from './Barcode.tsx';
import classes from './LabelPage.module.css';
import { labelText } from './label-text.ts';
import { PaperQr } from './PaperQr.tsx';

/** White at the edges of a label: no printer hits its middle quite. Millimetres. */
const INSET = 2.5;
/** What the lines of text above and below the barcodes take. Millimetres. */
const TEXT_HEIGHT = 15.5;
const TALLEST_BARCODE = 12;
/** Of a label's width: beside it an IMEI has to find room in full. */
const WIDEST_QR = 0.36;

type Code = 'barcode' | 'qr';
type LabelPageProps = {
  format: LabelFormat;
  code: Code;
  /** Null where a label is used already. */
  labels: readonly (DeviceLabel | null)[];
  /** Shows where the labels are cut; on paper nothing does. */
  outlined?: boolean;
};

/** One page of labels; drawn once, for there may be hundreds. */
export const LabelPage = memo(function LabelPage({ format, code, labels, outlined = false }: LabelPageProps) {
  const { width, height } = format.page;
  return (
    <section className={classes.page} style={{ width: `${width}mm`, height: `${height}mm` }}>
      {labels.map((label, place) => {
        const { left, top } = placeOfLabel(format, place);
        const style = {
          left: `${left}mm`,
          top: `${top}mm`,
          width: `${format.width}mm`,
          height: `${format.height}mm`,
          padding: `${INSET}mm`,
        };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place on the page is what it is
          <div key={place} className={classes.label} style={style} data-outlined={outlined || undefined}>
            {label === null ? null : <Content label={label} code={code} format={format} />}
          </div>
        );
      })}
    </section>
  );
});

type ContentProps = { label: DeviceLabel; code: Code; format: LabelFormat };

function Content(props: ContentProps) {
  return props.code === 'qr' ? <WithQr {...props} /> : <WithBarcodes {...props} />;
}

function WithBarcodes({ label, format }: ContentProps) {
  const { t } = useText();
  const { model, imei, imei2, serial, profileName, origin } = label;
  const codes = [imei, serial].filter((text) => text !== null);
  const room = format.width - 2 * INSET;
  const free = format.height - 2 * INSET - TEXT_HEIGHT;
  const height = Math.min(TALLEST_BARCODE, free / Math.max(1, codes.length));
  return (
    <>
      <div className={classes.line}>
        <strong className={classes.model}>{model}</strong>
        <span className={classes.profile}>{profileName}</span>
      </div>
      {codes.map((text) => (
        <div key={text} className={classes.coded}>
          <Barcode text={text} room={room} height={height} />
          <Identifier name={text === imei ? t('print.label.imei') : t('print.label.serial')} text={text} />
        </div>
      ))}
      <div className={classes.last}>
        {imei2 === null ? <span /> : <Identifier name={t('print.label.imei2')} text={imei2} />}
        <span className={classes.origin}>{origin}</span>
      </div>
    </>
  );
}

/** All identifiers in one code, which a scan of the bench takes at once. */
function WithQr({ label, format }: ContentProps) {
  const { t } = useText();
  const { model, imei, imei2, serial, profileName, origin } = label;
  const text = labelText(label);
  const width = Math.min(format.height - 2 * INSET, format.width * WIDEST_QR);
  return (
    <div className={classes.beside}>
      <PaperQr text={text} width={width} label={text} />
      <div className={classes.words}>
        <strong className={classes.model}>{model}</strong>
        {imei === null ? null : <Identifier name={t('print.label.imei')} text={imei} />}
        {imei2 === null ? null : <Identifier name={t('print.label.imei2')} text={imei2} />}
        {serial === null ? null : <Identifier name={t('print.label.serial')} text={serial} />}
        <span className={classes.profile}>{profileName}</span>
        <span className={classes.origin}>{origin}</span>
      </div>
    </div>
  );
}

function Identifier({ name, text }: { name: string; text: string }) {
  return (
    <span className={classes.identifier}>
      {name} <span className={classes.mono}>{text}</span>
    </span>
  );
}
