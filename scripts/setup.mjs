// npm run setup: makes a bare clone ready to build, run and test. Needs Node 20 or newer and nothing else.
import { ensureSetup } from './setup/ensure-setup.mjs';
import { printFailure } from './setup/report-steps.mjs';

try {
  await ensureSetup({ forTests: true });
} catch (error) {
  printFailure('Set-up stopped', error);
  process.exitCode = 1;
}
