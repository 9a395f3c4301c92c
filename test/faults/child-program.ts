import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';

/** A program that is started, and killed, a thousand times. */
export type ChildProgram = { start(order: unknown): ChildProcess; remove(): void };

/**
 * Bundles an entry of this folder with all of the desk it uses into one file: Node then starts it in a tenth of a second, and
 * in half of one from two hundred files with their types.
 */
export async function buildChild(entry: string): Promise<ChildProgram> {
  const folder = resolve('node_modules/.faults', `${basename(entry, '.ts')}-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#shared': resolve('src-main/shared') } },
    ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
    build: { ssr: resolve('test/faults', entry), outDir: folder, emptyOutDir: true, target: 'node24', minify: false },
  });
  const file = join(folder, basename(entry).replace('.ts', '.js'));
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  return {
    start: (order) =>
      spawn(process.execPath, [file, JSON.stringify(order)], { env, stdio: ['ignore', 'pipe', 'inherit'] }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** How a child ended, and all it wrote. */
export async function endOf(
  child: ChildProcess,
): Promise<{ signal: string | null; code: number | null; said: string }> {
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((done) => child.once('close', (code, signal) => done({ code, signal, said })));
}
