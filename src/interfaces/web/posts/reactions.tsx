import type { QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { Heart } from 'react-feather';
import type { Post } from '../../client/index.ts';
import { mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { IconButton } from '../ui/button.tsx';
import { useWords } from '../words/languages.ts';
import { emojis, type ReactionKind } from './reaction-kinds.ts';
import styles from './reactions.module.css';
import { postWords } from './words.ts';

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

const load = () => import('./reaction-picker.tsx');
const Picker = lazy(load);

/** One press opens the kinds; a press on one's own reaction takes it back. */
export function Reactions({ subject, of }: { subject: Subject; of: Reacted }) {
  const words = useWords(postWords);
  const react = useReact(subject);
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const count = kinds.reduce((sum, kind) => sum + of.reactions[kind], 0);
  const own = of.myReaction;
  const label = own === null ? words.react : words.reacted(words.reactions[own]);
  return (
    <>
      <IconButton
        ref={trigger}
        label={label}
        aria-label={`${label}, ${words.reactionCount(count)}`}
        icon={
          own === null ? (
            <Heart aria-hidden="true" />
          ) : (
            <span className={styles.emoji} aria-hidden="true">
              {emojis[own]}
            </span>
          )
        }
        {...(own === null ? { 'aria-haspopup': 'dialog', 'aria-expanded': open } : { 'aria-pressed': true })}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => (own === null ? setOpen(!open) : react(null))}
      >
        {count > 0 && count}
      </IconButton>
      {open && (
        <Suspense>
          <Picker
            trigger={trigger}
            onClose={() => setOpen(false)}
            onPick={(kind) => {
              setOpen(false);
              react(kind);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
