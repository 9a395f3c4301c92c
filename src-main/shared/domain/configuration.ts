import { z } from 'zod';

/** The three groups of keys a profile's configuration has (behaviours 57 to 59, 87). */
export const configurationGroups = ['ivanti', 'system', 'custom'] as const;

/** A group of keys: Ivanti specific keys, Pre-Defined Android System Extras, Custom Android System Keys. */
export type ConfigurationGroup = (typeof configurationGroups)[number];

/** A value as JSON has it; Android tells text, number and truth value apart (mission 2.3). */
export type ConfigurationValue = z.infer<ReturnType<typeof z.json>>;

/** One key of a configuration. */
export const configurationKeySchema = z.object({
  group: z.enum(configurationGroups),
  name: z.string().min(1).max(200),
  value: z.json(),
});

/** One key of a configuration: its full name, and its value with the type it is sent with. */
export type ConfigurationKey = z.infer<typeof configurationKeySchema>;

/** A whole configuration, in the order the person gave it. */
export const configurationSchema = z.array(configurationKeySchema).max(200);

/** A whole configuration. The enrolment token is not in it: the product sets it when the profile is sent. */
export type Configuration = z.infer<typeof configurationSchema>;
