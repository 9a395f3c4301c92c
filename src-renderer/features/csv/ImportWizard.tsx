import { type FormEvent, useState } from 'react';
import type { ImportPreview } from '#shared/domain/csv-import.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportFindings } from './ImportFindings.tsx';
import { ImportFooter } from './ImportFooter.tsx';
import { ImportShapeBar } from './ImportShapeBar.tsx';
import { ImportUse } from './ImportUse.tsx';
import classes from './ImportWizard.module.css';
import { namesDevices } from './import-columns.ts';
import type { FixedTarget, OpenBatch } from './import-targets.ts';
import type { ImportFile } from './use-import.ts';
import { useImportUse } from './use-import-use.ts';

type ImportWizardProps = {
  source: ImportFile;
  preview: ImportPreview;
  fixed: FixedTarget | null;
  batches: readonly OpenBatch[];
  onClose: () => void;
};

/** First what was found in the file, then what shall be done with its rows. */
export function ImportWizard({ source, preview, fixed, batches, onClose }: ImportWizardProps) {
  const [step, setStep] = useState<1 | 2>(1);
  const use = useImportUse({
    ...{ preview, fixed, batches },
    onDone: ({ selection }) => {
      if (selection?.kind === 'imported') source.keep();
      onClose();
    },
  });
  const { reading } = source;
  const busy = reading.kind !== 'read';
  const block = step === 1 ? fileBlock(preview) : use.block;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || block !== null || use.job !== null) return;
    if (step === 1) setStep(2);
    else void use.commit();
  };
  return (
    <form className={classes.wizard} onSubmit={onSubmit}>
      {step === 1 ? (
        <FilePart source={source} preview={preview} />
      ) : (
        <ImportUse {...{ preview, batches, fixed, use }} />
      )}
      <ImportFooter
        {...{ step, block, busy, use, fixed }}
        fileName={preview.fileName}
        onChoose={() => void source.choose()}
        onCancel={onClose}
        onBack={() => setStep(1)}
      />
    </form>
  );
}

/** Why there is nothing to go on with. */
function fileBlock({ shape, accepted }: ImportPreview): 'needsIdentifier' | 'needsGoodRows' | null {
  if (!namesDevices(shape.columns)) return 'needsIdentifier';
  return accepted === 0 ? 'needsGoodRows' : null;
}

function FilePart({ source, preview }: Pick<ImportWizardProps, 'source' | 'preview'>) {
  const { reading, reshape } = source;
  const { shape } = preview;
  return (
    <>
      <ImportShapeBar
        preview={preview}
        onShape={(next) => void reshape(next)}
        job={reading.kind === 'reading' ? reading.job : null}
      />
      {reading.kind === 'failed' ? <ErrorNotice error={reading.error} /> : null}
      <ImportColumns preview={preview} onColumns={(columns) => void reshape({ ...shape, columns })} />
      <div className={classes.findings} aria-busy={reading.kind === 'reading'}>
        <ImportFindings preview={preview} />
      </div>
    </>
  );
}
