import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, platform, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import type { Finding, Unit } from './measure.ts';
import type { Spread } from './spread.ts';

/** Where it was measured. */
export type Machine = Record<'cpu' | 'memory' | 'system' | 'node' | 'electron' | 'sqlite' | 'sqliteCli' | 'at', string>;

export async function describeMachine(): Promise<Machine> {
  const db = new Database(':memory:');
  const sqlite = String(db.prepare('SELECT sqlite_version()').pluck().get());
  db.close();
  const [first] = cpus();
  return {
    cpu: `${first?.model ?? 'unknown'}, ${cpus().length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    electron: electronVersion(),
    sqlite,
    sqliteCli: await cliVersion(),
    at: new Date().toISOString(),
  };
}

/** The version that is started, which may not be the one in package.json. */
function electronVersion(): string {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    return readFileSync(join(folder, 'dist', 'version'), 'utf8').trim();
  } catch {
    return 'not installed';
  }
}

async function cliVersion(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('sqlite3', ['--version']);
    return stdout.split(' ')[0] ?? '';
  } catch {
    return 'not installed';
  }
}

const heads = ['goal', 'measure', 'devices', 'floor', 'app', 'ratio', 'CPU', 'wanted', 'verdict', 'note'];

export function printTable(machine: Machine, findings: readonly Finding[]): void {
  const rows = findings.map((finding) => [
    finding.goal,
    finding.what,
    finding.devices.toLocaleString('en'),
    finding.floor === null ? '' : spreadText(finding.floor, finding.unit),
    spreadText(finding.app, finding.unit),
    ...[finding.ratio, finding.cpuRatio].map((ratio) => (ratio === null ? '' : `${significant(ratio)}×`)),
    finding.wanted,
    finding.verdict,
    finding.note,
  ]);
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  console.log(
    `\n${Object.entries(machine)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · ')}\n`,
  );
  console.log([line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n'));
}

/** `median (least–most) unit`. */
function spreadText({ median, least, most }: Spread, unit: Unit): string {
  return `${significant(median)} (${significant(least)}–${significant(most)}) ${unit}`;
}

/** Three significant digits, more for whole numbers. */
function significant(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
