// The only place that reads test and development switches. In packaged builds it compiles to an empty object.

import { z } from 'zod';

/** Replaced at build time: false in packaged builds. */
declare const __DEV_SWITCHES__: boolean;

const overridesSchema = z.strictObject({
  /** Absolute folder to use as the profile. */
  profileDir: z.string().min(1).optional(),
  /** SQLite compiled for the test runtime. */
  nativeBinding: z.string().min(1).optional(),
  /** Origin of the service. */
  serviceUrl: z.url().optional(),
  /** PEM of one more certificate authority for the service. */
  serviceCa: z.string().optional(),
  /** Where the window stands: `x,y,width,height`. */
  window: z
    .string()
    .regex(/^-?\d+,-?\d+,\d+,\d+$/)
    .optional(),
  /** What this machine calls itself: another value is another machine. */
  machineId: z.string().min(16).max(200).optional(),
  /** `1`: a passcode costs the least that is ever allowed. */
  leastPasscodeCost: z.literal('1').optional(),
  /** Seconds without anybody before the app locks itself, instead of the minutes that were chosen. */
  idleSeconds: z.coerce.number().positive().max(3_600).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  language: z.enum(['en', 'ar']).optional(),
  /** Lines of one more conversation in the sample practice, and further people in it: for benches. */
  sampleLines: z.coerce.number().int().min(0).max(1_000_000).optional(),
  samplePeople: z.coerce.number().int().min(0).max(100_000).optional(),
});

export type DevOverrides = z.infer<typeof overridesSchema>;

function readFrom(env: NodeJS.ProcessEnv): DevOverrides {
  const given = {
    profileDir: env['O7_DEV_PROFILE'],
    nativeBinding: env['O7_DEV_NATIVE_BINDING'],
    serviceUrl: env['O7_DEV_SERVICE_URL'],
    serviceCa: env['O7_DEV_SERVICE_CA'],
    window: env['O7_DEV_WINDOW'],
    machineId: env['O7_DEV_MACHINE_ID'],
    idleSeconds: env['O7_DEV_IDLE_SECONDS'],
    leastPasscodeCost: env['O7_DEV_LEAST_PASSCODE_COST'],
    theme: env['O7_DEV_THEME'],
    language: env['O7_DEV_LANGUAGE'],
    sampleLines: env['O7_DEV_SAMPLE_LINES'],
    samplePeople: env['O7_DEV_SAMPLE_PEOPLE'],
  };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return overridesSchema.parse(Object.fromEntries(set));
}

/** Reads `O7_DEV_*`; throws on a value that does not fit, so that a typo never tests something else. */
export function readDevOverrides(): DevOverrides {
  // One expression, so that the bundler drops the reader and the names of its variables from packaged builds.
  return __DEV_SWITCHES__ ? readFrom(process.env) : {};
}
