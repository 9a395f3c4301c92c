import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { SIMULATOR_LABEL } from './simulation.ts';
import {
  DEFAULT_DEVICES,
  DEFAULT_SEED,
  type RunningSimulator,
  type SimulatorOptions,
  startSimulator,
} from './start-simulator.ts';

export type { RunningSimulator, SimulatorOptions };
export { startSimulator };

const USAGE = `${SIMULATOR_LABEL}
Local stand-ins for the servers of Samsung Knox Mobile Enrollment and Ivanti Neurons for MDM, on 127.0.0.1 only.

  --port <n>          port, 0 for any free one (default 8700; any free one as a utility process)
  --devices <n>       devices of the first day (default ${DEFAULT_DEVICES})
  --seed <n>          another number, another world (default ${DEFAULT_SEED})
  --state-file <path> keep the world between runs
  --keys-file <path>  write keys.json, as Samsung's portal would hand it out
  --switches <json>   realities of the server, for example '{"totalsAsText":true}'
`;

/** The part of Electron's parent port the simulator uses. */
type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
};

const { parentPort } = process as unknown as { parentPort?: ParentPort };
const startedAlone = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href;

if (parentPort !== undefined) await runInUtilityProcess(parentPort);
else if (startedAlone) await runFromCommandLine();

async function runInUtilityProcess(port: ParentPort): Promise<void> {
  const { options } = readArguments(0);
  const running = await startSimulator(options);
  closeOnSignals(running);
  port.on('message', ({ data }) => {
    const isClose = typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'close';
    if (isClose) void leave(running);
  });
  port.postMessage({ kind: 'ready', baseUrl: running.baseUrl, credentials: running.credentials });
}

async function runFromCommandLine(): Promise<void> {
  const { options, keysFile, help } = readArguments(8700);
  if (help) {
    process.stdout.write(USAGE);
    return;
  }
  const running = await startSimulator(options);
  closeOnSignals(running);
  const { baseUrl, credentials } = running;
  if (keysFile !== undefined) writeFileSync(keysFile, JSON.stringify(credentials.keysFile, null, 2), { mode: 0o600 });
  const lines = [
    SIMULATOR_LABEL,
    `Base URL           ${baseUrl}`,
    `Customer id        ${credentials.customerId}`,
    `Client identifier  ${credentials.clientIdentifier}`,
    `keys.json          ${keysFile ?? 'not written; ask for it with --keys-file <path>'}`,
    `OAuth token URL    ${baseUrl}/ams/v1/oauth2/token`,
    `OAuth client id    ${credentials.oauth.clientId}`,
    `OAuth secret       ${credentials.oauth.clientSecret}`,
    `Encryption key     ${credentials.encryptionPublicKey}`,
    `Ivanti             ${credentials.ivanti.baseUrl}`,
    `Ivanti user        ${credentials.ivanti.user}`,
    `Ivanti password    ${credentials.ivanti.password}`,
    `Control            ${baseUrl}/control/state`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function readArguments(port: number): { options: SimulatorOptions; keysFile: string | undefined; help: boolean } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      port: text,
      devices: text,
      seed: text,
      'state-file': text,
      'keys-file': text,
      switches: text,
      help: { type: 'boolean' },
    },
  });
  const stateFile = values['state-file'];
  const options: SimulatorOptions = {
    port: values.port === undefined ? port : readNumber('port', values.port),
    ...(values.devices === undefined ? {} : { devices: readNumber('devices', values.devices) }),
    ...(values.seed === undefined ? {} : { seed: readNumber('seed', values.seed) }),
    ...(stateFile === undefined ? {} : { stateFile }),
    ...(values.switches === undefined ? {} : { switches: JSON.parse(values.switches) as object }),
  };
  return { options, keysFile: values['keys-file'], help: values.help === true };
}

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} wants a whole number`);
  return value;
}

function closeOnSignals(running: RunningSimulator): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void leave(running));
}

async function leave(running: RunningSimulator): Promise<void> {
  await running.close();
  process.exit(0);
}
