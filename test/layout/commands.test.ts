import { describe, expect, it } from 'vitest';
import { deskContract } from '#shared/contract.ts';
import { kebab, sourceFiles, textOf } from './source-files.ts';

const features = sourceFiles('src-main/desk/features');
const tests = sourceFiles('test');
const handlers = ['handlers', 'staging-handlers'].map((name) => textOf(`src-main/desk/${name}.ts`)).join('\n');

/** `devices.getWindow` is served by features/devices/get-window.ts, or get-window-<noun>.ts; two words of a name are joined by a dash. */
function fileOf(command: string): string | undefined {
  const [feature = '', verb = ''] = command.split('.');
  const name = `src-main/desk/features/${kebab(feature)}/${kebab(verb)}`;
  return features.find((file) => file === `${name}.ts` || file.startsWith(`${name}-`));
}

describe('every command of the desk', () => {
  for (const command of Object.keys(deskContract)) {
    it(`${command} has a file, a handler and a test`, () => {
      const file = fileOf(command);
      expect(file, 'feature file named after the command').toBeDefined();
      expect(handlers).toContain(`'${command}'`);
      const test = file?.replace('src-main/', 'test/').replace(/\.ts$/, '.test.ts');
      expect(tests).toContain(test);
    });
  }
});
