/** Answers for exports and imports: one at a time. */
import type { PortabilityStatus } from '../../../contract/bridge/portable-view.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import about from '../../../package.json' with { type: 'json' };
import type { HandlersOf, ShellHandlersOf } from '../handler-types.ts';
import { tellAttention } from '../messaging/attention.ts';
import type { Profile } from '../profile/profile.ts';
import { hasContent } from '../store/repositories/brought-along.ts';
import { isImportUnderWay } from '../store/repositories/import-mark.ts';
import { storeError } from '../store/store-error.ts';
import { makeExport, type PortabilityRun } from './exporting.ts';
import { takeImport } from './importing.ts';
import { inspectArchive } from './opening.ts';

/** Events of one run: the window needs no more. */
const progressSteps = 100;

type Running = NonNullable<PortabilityStatus['running']>;

export function portabilityHandlers(
  profile: Profile,
): HandlersOf<'portability'> & ShellHandlersOf<'portability'> {
  const desk = () => profile.getOpen().desk;
  let running: (Running & { readonly controller: AbortController }) | null = null;

  function status(): PortabilityStatus {
    const { store } = desk();
    return {
      running: running === null ? null : { kind: running.kind, progress: running.progress },
      mayImport: running === null && !isImportUnderWay(store) && !hasContent(store),
    };
  }
  const tell = (): void => {
    if (profile.isOpen()) profile.emit('portability.changed', status());
  };

  async function during<Result>(
    kind: Running['kind'],
    work: (run: PortabilityRun) => Promise<Result>,
  ): Promise<Result> {
    if (running !== null) throw new AppError(kind === 'export' ? 'export.running' : 'import.running');
    const controller = new AbortController();
    running = { kind, progress: { done: 0, total: 1 }, controller };
    tell();
    let lastStep = 0;
    const progress = (done: number, total: number): void => {
      running = { kind, progress: { done, total }, controller };
      const step = Math.floor((done / total) * progressSteps);
      if (step === lastStep) return;
      lastStep = step;
      tell();
    };
    try {
      return await work({ signal: controller.signal, progress });
    } catch (thrown) {
      throw storeError(thrown);
    } finally {
      running = null;
      tell();
    }
  }

  return {
    'portability.status': () => status(),
    'portability.cancel': () => {
      running?.controller.abort();
      return status();
    },
    'portability.write': ({ file, passphrase, language }) =>
      during('export', (run) =>
        makeExport(desk(), { file, passphrase, language, appVersion: about.version }, run),
      ),
    'portability.inspect': ({ file }) => inspectArchive(file),
    'portability.take': async ({ file, passphrase }) => {
      if (profile.getOpen().sampleNow !== null) throw new AppError('sample.notConnected');
      const taken = await during('import', (run) => takeImport(desk(), file, passphrase, run));
      profile.emit('conversations.changed', {});
      tellAttention(desk());
      return taken;
    },
  };
}
