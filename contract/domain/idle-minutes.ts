/** Minutes without anybody before the app locks itself. */
export const idleMinutes = [1, 5, 15, 30] as const;
