// What to show to the others: screens and windows as small pictures; nothing goes out before "Show this".

import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem, ListBoxSection, Header as SectionHeader } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ShareSource } from '../../../contract/bridge/call-channels.ts';
import { unwrap } from '../../bridge/results.ts';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { cx } from '../../styles/cx.ts';
import { callBridge } from '../bridge.ts';
import styles from './Share.module.css';
import { useAct } from './use-act.ts';

interface ShareSheetProps {
  readonly onClose: () => void;
  /** The source was chosen and may be asked for once. */
  readonly onChosen: () => void;
}

const groups = [
  ['screen', 'screens'],
  ['window', 'windows'],
] as const;

function Source({ source }: { readonly source: ShareSource }) {
  return (
    <ListBoxItem id={source.id} textValue={source.name} className={cx(styles.source)}>
      <img src={source.picture} alt="" className={cx(styles.picture)} />
      <bdi className={cx(styles.name)}>{source.name}</bdi>
    </ListBoxItem>
  );
}

/** Mount it when it opens: the pictures are of that moment. */
export function ShareSheet({ onClose, onChosen }: ShareSheetProps) {
  const { t } = useTranslation();
  const act = useAct();
  const [sources, setSources] = useState<readonly ShareSource[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it opens
  useEffect(() => {
    void act(async () => setSources((await unwrap(callBridge.shareSources({}))).sources));
  }, []);
  const start = async () => {
    if (chosen === null) return;
    if (await act(() => unwrap(callBridge.chooseShare({ id: chosen })))) onChosen();
  };
  return (
    <Sheet
      title={t('call.shareSheet.title')}
      isOpen
      onClose={onClose}
      size="broad"
      actions={
        <>
          <Button look="primary" isDisabled={chosen === null} onPress={() => void start()}>
            {t('call.shareSheet.start')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('call.shareSheet.sentence')}</p>
      {sources?.length === 0 && <p role="status">{t('call.shareSheet.none')}</p>}
      {sources !== null && sources.length > 0 && (
        <ListBox
          aria-label={t('call.shareSheet.title')}
          layout="grid"
          selectionMode="single"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => setChosen(keys === 'all' ? null : String([...keys][0] ?? '') || null)}
          className={cx(styles.sources)}
        >
          {groups.map(([kind, words]) => {
            const ofKind = sources.filter((source) => source.kind === kind);
            return (
              ofKind.length > 0 && (
                <ListBoxSection key={kind} className={cx(styles.section)}>
                  <SectionHeader className={cx(styles.heading)}>
                    {t(`call.shareSheet.${words}`)}
                  </SectionHeader>
                  {ofKind.map((source) => (
                    <Source key={source.id} source={source} />
                  ))}
                </ListBoxSection>
              )
            );
          })}
        </ListBox>
      )}
    </Sheet>
  );
}
