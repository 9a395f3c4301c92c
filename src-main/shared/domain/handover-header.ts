import { z } from 'zod';

/** The version of hand-over files that is written, and the newest that is read. */
export const HANDOVER_VERSION = 1;

/** More than our own parameters ever need: a foreign header must not take the machine's memory. */
const MOST_SCRYPT_BYTES = 1024 * 1024 * 1024;

/** What every version of the header has. */
export const handoverVersionSchema = z.object({
  format: z.literal('muster-handover'),
  version: z.number().int().min(1),
});

/** What stands in a hand-over file in the clear: nothing but how to open it. Salt (16 bytes) and nonce (7) are base64. */
export const handoverHeaderSchema = handoverVersionSchema.extend({
  kdf: z
    .object({
      name: z.literal('scrypt'),
      N: z.number().int().min(16_384).max(4_194_304),
      r: z.number().int().min(1).max(32),
      p: z.number().int().min(1).max(16),
      salt: z.string().regex(/^[A-Za-z0-9+/]{22}==$/),
    })
    .refine(({ N, r }) => Number.isInteger(Math.log2(N)) && 128 * N * r <= MOST_SCRYPT_BYTES),
  cipher: z.object({
    name: z.literal('aes-256-gcm'),
    chunkBytes: z.number().int().min(1024).max(1_048_576),
    nonce: z.string().regex(/^[A-Za-z0-9+/]{10}==$/),
  }),
});

/** How to open a hand-over file. */
export type HandoverHeader = z.output<typeof handoverHeaderSchema>;
