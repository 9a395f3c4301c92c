/** A value and what it was made from; a different stamp means it has to be made again. */
export type Stamped<Value> = { stamp: string; value: Value };

/** Values kept in memory by key, the one used longest ago first. */
export type Kept<Value> = Map<string, Stamped<Value>>;

/**
 * The value kept under a key while its stamp is the same, otherwise a new one. At most `limit` values are kept: the one used
 * longest ago makes room.
 */
export function remember<Value>(
  kept: Kept<Value>,
  key: string,
  { stamp, limit }: { stamp: string; limit: number },
  make: () => Value,
): Value {
  const known = kept.get(key);
  const entry = known?.stamp === stamp ? known : { stamp, value: make() };
  kept.delete(key);
  kept.set(key, entry);
  for (const oldest of kept.keys()) {
    if (kept.size <= limit) break;
    kept.delete(oldest);
  }
  return entry.value;
}
