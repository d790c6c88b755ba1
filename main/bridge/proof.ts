// Answers those checks of "Prove it" that are the shell's: hosts, the build's own files; and saves the report.

import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { BuildProof } from '../../contract/bridge/proof-view.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { AppearanceStore } from '../shell/appearance.ts';
import { checkBuild } from '../shell/build-list.ts';
import type { EgressRecorder } from '../shell/egress-record.ts';
import { shellTexts } from '../shell/texts/texts.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { mkdirSync, writeFile } from '../writing/files.ts';
import { chosenPlace } from '../writing/gate.ts';
import { handle } from './handle.ts';

/** What was built, this file included. */
const built = join(__dirname, '..');

function readBuild(): BuildProof {
  try {
    return checkBuild(built);
  } catch (cause) {
    throw new AppError('build.noList', { cause });
  }
}

/** A new folder for each report: `O7 Therapy proof 2026-11-23 10-41-05`. Only this person can read it. */
async function write(folder: string, at: number, files: Readonly<Record<string, string>>): Promise<void> {
  const moment = new Date(at).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-');
  const place = chosenPlace('proofReport', join(folder, `O7 Therapy proof ${moment}`));
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    for (const [name, text] of Object.entries(files)) {
      const path = chosenPlace('proofReport', join(place, name));
      await writeFile(path, text, { mode: 0o600 });
      await chmod(path, 0o600);
    }
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    throw new AppError(isFull ? 'backup.diskFull' : 'backup.notWritable', { cause });
  }
}

export interface ProofParts {
  readonly egress: EgressRecorder;
  readonly serviceUrl: string;
  readonly window: MainWindow;
  readonly appearance: AppearanceStore;
}

/** Registers the shell's part of `proof.*`. */
export function registerProof({ egress, serviceUrl, window, appearance }: ProofParts): void {
  handle('proof.hosts', () => egress.read(serviceUrl));
  handle('proof.build', readBuild);
  handle('proof.stopped', ({ address }) => {
    egress.pageRefused('policy', address);
    return {};
  });
  handle('proof.save', async ({ report, text }) => {
    const texts = shellTexts(appearance.get().language).files;
    const { canceled, filePaths } = await dialog.showOpenDialog(window.native, {
      title: texts.saveProof,
      buttonLabel: texts.chooseFolder,
      defaultPath: app.getPath('documents'),
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    });
    const [folder] = filePaths;
    if (canceled || folder === undefined) return { saved: false };
    await write(folder, report.at, {
      'proof.json': `${JSON.stringify(report, null, 2)}\n`,
      'proof.txt': text,
    });
    return { saved: true };
  });
}
