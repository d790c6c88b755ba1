/** What a person chooses about this computer: appearance, zoom, notifications, what is remembered. */
import { z } from 'zod';
import { zoomSteps } from '../domain/zoom.ts';

export const appearanceSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['en', 'ar']),
  contrast: z.enum(['system', 'more']),
  zoom: z.literal(zoomSteps),
});
export type Appearance = z.infer<typeof appearanceSchema>;

/** Local time of day, `00:00` to `23:59`. */
const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** `from` is inside, to is not; `from` later than `to` runs across midnight, equal is the whole day. */
export const quietHoursSchema = z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema });
export type QuietHours = z.infer<typeof quietHoursSchema>;

export const settingsSchema = z.strictObject({
  notifications: z.strictObject({ enabled: z.boolean(), quiet: quietHoursSchema.nullable() }),
  /** Closing the window leaves the app running; only where something on the screen brings it back. */
  closeToTray: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The choices, and which of them this computer can offer at all. */
export const settingsViewSchema = settingsSchema.extend({
  available: z.strictObject({
    notifications: z.boolean(),
    closeToTray: z.boolean(),
    /** The system can ask for a finger. */
    touch: z.boolean(),
  }),
});
export type SettingsView = z.infer<typeof settingsViewSchema>;

/** What a native menu asks of the page. */
export const menuActions = ['settings', 'shortcuts', 'help', 'palette', 'invite', 'lock', 'neutral'] as const;
export type MenuAction = (typeof menuActions)[number];
