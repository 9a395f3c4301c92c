import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportCsv } from './export-csv.ts';
import { firstSync } from './first-sync.ts';
import { importCsv } from './import-csv.ts';
import type { BenchSettings, Finding, Measure } from './measure.ts';
import { memory } from './memory.ts';
import { moveDevices } from './move-devices.ts';
import { paintMove } from './paint-move.ts';
import { describeMachine, printTable } from './report.ts';
import { scanVerdict } from './scan-verdict.ts';
import { searchDevices } from './search-devices.ts';
import { startWindow } from './start-window.ts';
import { windowStall } from './window-stall.ts';

const USAGE = `Measures the app against a floor, in turns, in one run. A timing never fails; a wrong result does.

  --devices <n,n>   how many devices (default 100000,1000000)
  --pairs <n>       rounds of floor and app (default 5)
  --scheme <s>      how the first sync signs in: kca (default) or oauth
  --only <a,b>      measures: NAMES
  --folder <path>   where workspaces are prepared, and kept for the next run (default: a temporary folder)
  --json <file>     write all figures
`;

const measures: readonly Measure[] = [
  firstSync,
  searchDevices,
  scanVerdict,
  moveDevices,
  exportCsv,
  importCsv,
  startWindow,
  memory,
  paintMove,
  windowStall,
];

await main();

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      devices: { ...text, default: '100000,1000000' },
      pairs: { ...text, default: '5' },
      scheme: { ...text, default: 'kca' },
      ...{ only: text, folder: text, json: text },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    console.log(USAGE.replace('NAMES', measures.map(({ name }) => name).join(', ')));
    return;
  }
  const sizes = values.devices.split(',').map((size) => wholeNumber('devices', size));
  const pairs = wholeNumber('pairs', values.pairs);
  const scheme = values.scheme === 'oauth' ? 'oauth' : 'kca';
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'muster-bench-'));
  try {
    const findings = await runAll(choose(values.only), { sizes, pairs, scheme, folder });
    const machine = await describeMachine();
    printTable(machine, findings);
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ machine, findings }, null, 2)}\n`);
  } finally {
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

type Plan = Pick<BenchSettings, 'pairs' | 'scheme' | 'folder'> & { sizes: number[] };

async function runAll(chosen: readonly Measure[], { sizes, ...plan }: Plan): Promise<Finding[]> {
  const findings: Finding[] = [];
  const say = (text: string) => console.error(`  ${text}`);
  for (const measure of chosen) {
    for (const devices of sizes) {
      console.error(`${measure.name}, ${devices.toLocaleString('en')} devices`);
      findings.push(...(await measure.run({ devices, ...plan, say })));
    }
  }
  return findings;
}

function choose(only: string | undefined): readonly Measure[] {
  if (only === undefined) return measures;
  return only.split(',').map((wanted) => {
    const found = measures.find(({ name }) => name === wanted);
    if (!found) throw new Error(`no measure is called ${wanted}; see --help`);
    return found;
  });
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new Error(`--${name} wants a whole number`);
  return Number(text);
}
