// Two commands started in one checkout at the same time must not set up, or build, over each other.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../project-paths.mjs';
import { remark } from './report-steps.mjs';

/** A socket for this checkout and this user: unlike a lock file, it is let go when its process dies, however it dies. */
function socketPath(name) {
  const id = createHash('sha256')
    .update(`${process.getuid?.() ?? process.env.USERNAME} ${projectRoot} ${name}`)
    .digest('hex')
    .slice(0, 16);
  return process.platform === 'win32' ? `\\\\.\\pipe\\muster-${id}` : join(tmpdir(), `muster-${id}.sock`);
}

/** Resolves with the held lock, or undefined when another process holds it. */
async function take(path) {
  const server = createServer();
  server.listen(path);
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    return undefined;
  }
}

/** Resolves when the holder lets go; clears away what a dead holder left behind. */
async function waitForHolder(path, onWait) {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    onWait();
    socket.resume();
    await once(socket, 'close');
  } catch (error) {
    if (error.code === 'ECONNREFUSED') rmSync(path, { force: true });
  }
}

/** Runs `work` while no other command of this checkout holds the lock of that name. */
export async function holdLock(name, work) {
  const path = socketPath(name);
  let told = false;
  const tellOnce = () => {
    if (!told) remark(`another command is at work in this folder (${name}); waiting for it`);
    told = true;
  };
  let lock = await take(path);
  while (!lock) {
    await waitForHolder(path, tellOnce);
    lock = await take(path);
  }
  const waiting = new Set();
  lock.on('connection', (socket) => {
    waiting.add(socket);
    socket.on('error', () => {}).on('close', () => waiting.delete(socket));
  });
  try {
    return await work();
  } finally {
    for (const socket of waiting) socket.destroy();
    lock.close();
  }
}
