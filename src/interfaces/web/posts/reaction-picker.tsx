import { CSPProvider } from '@base-ui/react/csp-provider';
import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import dialogStyles from '../ui/dialog.module.css';
import { useWords } from '../words/languages.ts';
import { emojis, type ReactionKind } from './reaction-kinds.ts';
import styles from './reactions.module.css';
import { postWords } from './words.ts';

interface Props {
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onPick: (kind: ReactionKind) => void;
  readonly onClose: () => void;
}

export default function ReactionPicker({ trigger, onPick, onClose }: Props) {
  const words = useWords(postWords);
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
              {(Object.keys(emojis) as ReactionKind[]).map((kind) => (
                <button
                  key={kind}
                  type="button"
                  aria-label={words.reactions[kind]}
                  title={words.reactions[kind]}
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
