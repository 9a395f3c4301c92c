// Says what the app would say of an exported activity log: node scripts/verify/check-file.mjs <file>
import { writeSync } from 'node:fs';
import { terminalLanguage, verifyFile } from '../../src-main/os/verify-file.ts';

process.exitCode = verifyFile(process.argv[2] ?? null, terminalLanguage(), (text) => writeSync(1, `${text}\n`));
