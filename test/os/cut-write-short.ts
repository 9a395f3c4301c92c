// Replaces a file and kills its own process before the step of the given number.
import * as fs from 'node:fs';
import { type FileSteps, writeFileSafely } from '../../src-main/os/write-file-safely.ts';

const [, , file = '', text = '', killAt = '0'] = process.argv;
let step = 0;

function countStep(): void {
  step += 1;
  if (step === Number(killAt)) process.kill(process.pid, 'SIGKILL');
}

const steps: FileSteps = {
  open: (path, flags, mode) => {
    countStep();
    return fs.openSync(path, flags, mode);
  },
  // A few bytes at a time, so that the kill also falls into the middle of the text.
  write: (handle, bytes, offset) => {
    countStep();
    return fs.writeSync(handle, bytes, offset, Math.min(7, bytes.length - offset));
  },
  sync: (handle) => {
    countStep();
    fs.fsyncSync(handle);
  },
  close: (handle) => {
    countStep();
    fs.closeSync(handle);
  },
  rename: (from, to) => {
    countStep();
    fs.renameSync(from, to);
  },
  list: (folder) => {
    countStep();
    return fs.readdirSync(folder);
  },
  remove: (path) => {
    countStep();
    fs.unlinkSync(path);
  },
};
writeFileSafely(file, text, steps);
process.stdout.write(String(step));
