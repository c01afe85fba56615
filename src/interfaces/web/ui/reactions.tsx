import { Popover } from '@base-ui/react/popover';
import { type ReactNode, useState } from 'react';
import type { Post } from '../../client/index.ts';
import { useWords } from '../words/languages.ts';
import { reactionWords } from '../words/reactions.ts';
import dialogStyles from './dialog.module.css';
import styles from './reactions.module.css';

export { styles as reactionStyles };
export type ReactionKind = keyof Post['reactions'];
export const emojis: Readonly<Record<ReactionKind, string>> = {
  like: '👍',
  love: '❤️',
  happy: '😊',
  wow: '😮',
  sad: '😢',
  angry: '😠',
};
export const reactionKinds = Object.keys(emojis) as ReactionKind[];
export type Reacted = Pick<Post, 'reactions' | 'myReaction'>;

/** The counts after one's own reaction changes. */
export function withReaction<T extends Reacted>(
  { reactions, myReaction }: T,
  kind: ReactionKind | null,
): Reacted {
  const counts = { ...reactions };
  if (myReaction !== null) counts[myReaction] = Math.max(0, counts[myReaction] - 1);
  if (kind !== null) counts[kind] += 1;
  return { reactions: counts, myReaction: kind };
}

interface PickerProps {
  /** The look of the button that opens the kinds. */
  readonly className: string;
  readonly label: string;
  /** In a few words, when the mouse rests on it. */
  readonly title?: string;
  readonly children: ReactNode;
  readonly onPick: (kind: ReactionKind) => void;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A button that opens the kinds of reactions. */
export function ReactionPicker({ className, label, title, children, onPick, onOpenChange }: PickerProps) {
  const words = useWords(reactionWords);
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger className={className} aria-label={label} title={title ?? label}>
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={dialogStyles.positioner} side="top" align="start" sideOffset={4}>
          <Popover.Popup className={styles.picker} aria-label={words.react}>
            {reactionKinds.map((kind) => (
              <button
                key={kind}
                type="button"
                aria-label={words.kinds[kind]}
                title={words.kinds[kind]}
                onClick={() => {
                  change(false);
                  onPick(kind);
                }}
              >
                {emojis[kind]}
              </button>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
