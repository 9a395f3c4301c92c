/**
 * What a translation of `Source` must hold: every key of it, and for each counted sentence also `_many`, which French
 * needs from a million on. A missing key does not compile.
 */
export type Wording<Source> = {
  [Key in keyof Source]: Source[Key] extends string ? string : Wording<Source[Key]>;
} & { [Key in keyof Source as Key extends `${infer Base}_other` ? `${Base}_many` : never]: string };
