// What was done about a lost computer, when, and what may have been readable on it; to keep or to hand over.

import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LostReport } from '../../../contract/bridge/channels/lost.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useShell } from '../../app/shell-context.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { showToast } from '../../components/toast-queue.ts';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Device.module.css';

interface LostReportSheetProps {
  readonly report: LostReport;
  readonly onClose: () => void;
}

/** The sentences of the report, one a line. */
function useReportLines(report: LostReport): readonly string[] {
  const { t } = useTranslation();
  const { exact } = useFormats();
  const { at, removed, people, conversations, messages, hadKit, isTold } = report;
  return [
    t('lost.report.when', { time: exact(at) }),
    removed.length === 0
      ? t('lost.report.noneRemoved')
      : t('lost.report.removed', {
          count: removed.length,
          names: removed.map(({ device, name }) => isolate(name ?? device.slice(0, 6))).join(', '),
        }),
    t('lost.report.key'),
    t(isTold ? 'lost.report.told' : 'lost.report.notTold'),
    t('lost.report.readable', { people, conversations, messages }),
    t('lost.report.protection'),
    t(hadKit ? 'lost.report.kit' : 'lost.report.noKit'),
  ];
}

/** Says nothing that is not known: what was done, not what a finder did. */
export function LostReportSheet({ report, onClose }: LostReportSheetProps) {
  const { t } = useTranslation();
  const { open } = useShell();
  const errorText = useErrorText();
  const lines = useReportLines(report);
  const save = useMutation({
    mutationFn: () =>
      unwrap(bridge.lost.save({ text: `${[t('lost.report.title'), '', ...lines].join('\n')}\n` })),
    onSuccess: ({ saved }) => {
      if (saved) showToast({ text: t('lost.report.saved') });
    },
  });
  return (
    <Sheet
      title={t('lost.report.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          {report.hadKit && (
            <Button look="primary" onPress={() => open('kit')}>
              {t('lost.report.newKit')}
            </Button>
          )}
          <Button isDisabled={save.isPending} onPress={() => save.mutate()}>
            {t('lost.report.save')}
          </Button>
        </>
      }
    >
      {save.error !== null && <Notice kind="problem">{errorText(toAppError(save.error))}</Notice>}
      <ul className={cx(styles.effects)}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Sheet>
  );
}
