// The five promises, each beside the place in the app that shows whether it is kept.

import { EyeOff, LifeBuoy, ListChecks, LockKeyhole, type LucideIcon, VenetianMask } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Shell, useShell } from '../../app/shell-context.ts';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Promises.module.css';

type Proof = 'sees' | 'holds' | 'help';

const promises: readonly { readonly name: PromiseName; readonly icon: LucideIcon; readonly proof: Proof }[] =
  [
    { name: 'sealed', icon: LockKeyhole, proof: 'sees' },
    { name: 'notRecorded', icon: EyeOff, proof: 'holds' },
    { name: 'listed', icon: ListChecks, proof: 'holds' },
    { name: 'nickname', icon: VenetianMask, proof: 'holds' },
    { name: 'help', icon: LifeBuoy, proof: 'help' },
  ];
type PromiseName = 'sealed' | 'notRecorded' | 'listed' | 'nickname' | 'help';

function show({ open, go }: Shell, proof: Proof): void {
  if (proof === 'holds') go('privacy');
  else open(proof === 'sees' ? 'transparency' : 'help');
}

/** Lies over the window while the shell's overlay is `promises`. */
export function PromiseCards() {
  const { t } = useTranslation();
  const shell = useShell();
  return (
    <Sheet title={t('promises.title')} isOpen={shell.overlay === 'promises'} onClose={shell.close}>
      <ul className={cx(styles.cards)}>
        {promises.map(({ name, icon: Icon, proof }) => (
          <li key={name} className={cx(styles.card)}>
            <Icon size={22} strokeWidth={1.5} aria-hidden className={cx(styles.icon)} />
            <div className={cx(styles.words)}>
              <h3>{t(`promises.${name}.title`)}</h3>
              <p>{t(`promises.${name}.sentence`)}</p>
              <Button
                look={proof === 'help' ? 'clay' : 'quiet'}
                className={proof === 'help' ? undefined : styles.proof}
                onPress={() => show(shell, proof)}
              >
                {t(`promises.proof.${proof}`)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
