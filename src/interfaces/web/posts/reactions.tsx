import { Popover } from '@base-ui/react/popover';
import type { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Heart } from 'react-feather';
import type { Post } from '../../client/index.ts';
import { mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import buttonStyles from '../ui/button.module.css';
import { classes } from '../ui/classes.ts';
import dialogStyles from '../ui/dialog.module.css';
import { useWords } from '../words/languages.ts';
import styles from './reactions.module.css';
import { postWords } from './words.ts';

export type ReactionKind = keyof Post['reactions'];
export const emojis: Readonly<Record<ReactionKind, string>> = {
  like: '👍',
  love: '❤️',
  happy: '😊',
  wow: '😮',
  sad: '😢',
  angry: '😠',
};
const kinds = Object.keys(emojis) as ReactionKind[];
type Reacted = Pick<Post, 'reactions' | 'myReaction'>;

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

type Subject = { readonly kind: 'post' | 'comment' | 'item' | 'outfit' | 'payment'; readonly id: string };

function useReact({ kind, id }: Subject): (reaction: ReactionKind | null) => void {
  const field = { [`${kind}Id`]: id } as never;
  const optimistic = (input: object, cache: QueryClient) =>
    mergeEverywhere(cache, id, (thing: Reacted) =>
      withReaction(thing, (input as { kind?: ReactionKind }).kind ?? null),
    );
  const done = (output: object, _input: object, cache: QueryClient) =>
    void mergeEverywhere(cache, id, output);
  const react = useCommand(`posts.react-to-${kind}`, { optimistic, done });
  const unreact = useCommand(`posts.unreact-to-${kind}`, { optimistic, done });
  return (reaction) =>
    reaction === null
      ? unreact.mutate(field)
      : react.mutate({ ...(field as object), kind: reaction } as never);
}

/** One press opens the kinds; a press on one's own reaction takes it back. */
export function Reactions({ subject, of }: { subject: Subject; of: Reacted }) {
  const words = useWords(postWords);
  const react = useReact(subject);
  const [open, setOpen] = useState(false);
  const count = kinds.reduce((sum, kind) => sum + of.reactions[kind], 0);
  const own = of.myReaction;
  const label = own === null ? words.react : words.reacted(words.reactions[own]);
  const look = classes(
    buttonStyles.button,
    buttonStyles.quiet,
    buttonStyles.icon,
    own !== null && buttonStyles.pressed,
  );
  const face =
    own === null ? (
      <Heart aria-hidden="true" />
    ) : (
      <span className={styles.emoji} aria-hidden="true">
        {emojis[own]}
      </span>
    );
  if (own !== null)
    return (
      <button
        type="button"
        className={look}
        aria-pressed="true"
        aria-label={`${label}, ${words.reactionCount(count)}`}
        title={label}
        onClick={() => react(null)}
      >
        {face}
        {count}
      </button>
    );
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={look} aria-label={`${label}, ${words.reactionCount(count)}`} title={label}>
        {face}
        {count > 0 && count}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={dialogStyles.positioner} side="top" align="start" sideOffset={4}>
          <Popover.Popup className={styles.picker} aria-label={words.react}>
            {kinds.map((kind) => (
              <button
                key={kind}
                type="button"
                aria-label={words.reactions[kind]}
                title={words.reactions[kind]}
                onClick={() => {
                  setOpen(false);
                  react(kind);
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
