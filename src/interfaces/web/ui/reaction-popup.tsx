import { CSPProvider } from '@base-ui/react/csp-provider';
import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import { useWords } from '../words/languages.ts';
import { reactionWords } from '../words/reactions.ts';
import dialogStyles from './dialog.module.css';
import { emojis, type ReactionKind, reactionKinds } from './reaction-kinds.ts';
import styles from './reactions.module.css';

interface Props {
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onPick: (kind: ReactionKind) => void;
  readonly onClose: () => void;
}

export default function ReactionPopup({ trigger, onPick, onClose }: Props) {
  const words = useWords(reactionWords);
  return (
    <CSPProvider disableStyleElements>
      <Popover.Root open onOpenChange={(open) => open || onClose()}>
        <Popover.Portal>
          <Popover.Positioner
            className={dialogStyles.positioner}
            anchor={trigger}
            side="top"
            align="start"
            sideOffset={4}
          >
            <Popover.Popup className={styles.picker} aria-label={words.react} finalFocus={trigger}>
              {reactionKinds.map((kind) => (
                <button
                  key={kind}
                  type="button"
                  aria-label={words.kinds[kind]}
                  title={words.kinds[kind]}
                  onClick={() => onPick(kind)}
                >
                  {emojis[kind]}
                </button>
              ))}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </CSPProvider>
  );
}
