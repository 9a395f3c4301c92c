import { expect, it } from 'vitest';
import { deskContract } from '#shared/contract.ts';
import { handlers } from '../../src-main/desk/handlers.ts';

it('answers every command of the contract, each with a function of its own', () => {
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(deskContract).sort());
  expect(new Set(Object.values(handlers)).size).toBe(Object.keys(deskContract).length);
});
