import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { isObject } from './read-answer.ts';

/** Names of one field, tried in order; a single name may be written as a text. */
export const fieldNames = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((names): readonly string[] => (typeof names === 'string' ? [names] : names));

/** A path on the server: it begins with a slash and cannot leave the host. */
export const serverPath = z
  .string()
  .regex(/^(\/[A-Za-z0-9_.~{}-]+)+$/, 'has to be a path such as /kcs/v1/kme/devices/list')
  .refine((path) => !path.split('/').includes('..'), 'must not go up');

/** A verb of HTTP. */
export const verb = z.enum(['GET', 'POST', 'PUT', 'DELETE']);

/** Where a dialect is read from. Folders are absolute. */
export type WirePlace = { name: 'knox' | 'ivanti'; resourcesFolder: string; workspaceFolder: string };

/**
 * A wire dialect: our defaults (`wire/<name>-default.json` of the resources) with the customer's corrections
 * (`wire/<name>.json` of the workspace) laid over them: objects merge, lists and values replace. Throws AppError
 * `wire_file_wrong` naming the field.
 */
export function readWire<Schema extends z.ZodType>(schema: Schema, place: WirePlace): Promise<z.output<Schema>> {
  const { name, ...folders } = place;
  return readCorrected(schema, { ...folders, usual: `wire/${name}-default.json`, file: `wire/${name}.json` });
}

/** A file of our defaults and the customer's of corrections, as paths with slashes. Folders are absolute. */
export type CorrectedPlace = Omit<WirePlace, 'name'> & { usual: string; file: string };

/** Reads any file that a customer may correct, as `readWire` does. */
export async function readCorrected<Schema extends z.ZodType>(
  schema: Schema,
  { resourcesFolder, workspaceFolder, usual: usualFile, file }: CorrectedPlace,
): Promise<z.output<Schema>> {
  const usual = await readJsonFile(join(resourcesFolder, ...usualFile.split('/')));
  const corrections = await readJsonFile(join(workspaceFolder, ...file.split('/'))).catch((error) => {
    if (isMissing(error)) return {};
    throw wrong(file, '', error instanceof SyntaxError ? 'is no JSON' : 'cannot be read');
  });
  if (!isObject(corrections)) throw wrong(file, '', 'has to be an object');
  const parsed = schema.safeParse(merge(usual, corrections));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw wrong(file, fieldOf(issue), issue?.message ?? 'is wrong');
}

async function readJsonFile(path: string): Promise<unknown> {
  return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
}

function merge(usual: unknown, correction: unknown): unknown {
  if (correction === undefined) return usual;
  if (!isObject(usual) || !isObject(correction)) return correction;
  const names = new Set([...Object.keys(usual), ...Object.keys(correction)]);
  return Object.fromEntries([...names].map((name) => [name, merge(usual[name], correction[name])]));
}

function fieldOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return '';
  const unknownName = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...unknownName].join('.');
}

function wrong(file: string, field: string, problem: string): AppError {
  return new AppError('wire_file_wrong', `${file} is wrong: ${field} ${problem}`, { file, field, problem });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
