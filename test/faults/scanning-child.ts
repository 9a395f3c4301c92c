import { writeSync } from 'node:fs';
import { undoScan } from '../../src-main/desk/features/batches/undo-scan.ts';
import type { RunningSimulator } from '../../src-main/simulator/start-simulator.ts';
import { imeiOf, scanActions } from '../helpers/open-scan-desk.ts';
import { openTestDesk } from '../helpers/open-test-desk.ts';

/** What the child is to do: scan devices from this number on until it is killed, and take every fifth scan back. */
export type ScanningOrder = {
  folder: string;
  simulator: Pick<RunningSimulator, 'baseUrl' | 'credentials'>;
  from: number;
};

/** What it tells once a command has answered, which is when it is durable. */
export type ScanTold = { scan: number; text: string; verdict: string; undone: 0 | 1 };

const order = JSON.parse(process.argv[2] ?? '') as ScanningOrder;
const desk = await openTestDesk({
  folder: order.folder,
  simulator: order.simulator as RunningSimulator,
  connected: false,
});
const { scan: scanOne } = scanActions(desk);
const tell = (line: ScanTold) => writeSync(1, `${JSON.stringify(line)}\n`);

for (let n = order.from; ; n += 1) {
  const { scan, text, verdict } = scanOne(imeiOf(n)).scan;
  tell({ scan, text, verdict, undone: 0 });
  if (n % 5 !== 0) continue;
  undoScan(desk.services, { batchId: 'b1' });
  tell({ scan, text, verdict, undone: 1 });
}
