// End-to-end tests drive the real app: two files at a time, each on a display of its own, never repeated, a profile and a keyring for each.

import { defineConfig } from '@playwright/test';

const results = '../../test-results';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: `${results}/e2e`,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  forbidOnly: Boolean(process.env['CI']),
  expect: { timeout: 20_000 },
  reporter: [
    ['line'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? `${results}/playwright.json` }],
  ],
});
