import type { QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Heart, Users } from 'react-feather';
import { mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import buttonStyles from '../ui/button.module.css';
import { IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import {
  emojis,
  type Reacted,
  type ReactionKind,
  reactionKinds,
  withReaction,
} from '../ui/reaction-kinds.ts';
import { ReactionPicker, reactionStyles as styles } from '../ui/reactions.tsx';
import { useWords } from '../words/languages.ts';
import { reactionWords } from '../words/reactions.ts';
import type { ReactionSubject } from './reaction-subject.ts';

const WhoReacted = lazy(() => import('./who-reacted.tsx'));

function useReact({ kind, id }: ReactionSubject): (reaction: ReactionKind | null) => void {
  const field = { [`${kind}Id`]: id } as never;
  const optimistic = (input: object, cache: QueryClient) =>
    mergeEverywhere(cache, id, (thing: Partial<Reacted>) =>
      thing.reactions ? withReaction(thing as Reacted, (input as { kind?: ReactionKind }).kind ?? null) : {},
    );
  const done = (output: object, _input: object, cache: QueryClient) =>
    void mergeEverywhere(cache, id, output);
  const options = { optimistic, done, refreshes: [`posts.list-${kind}-reactions`] as const };
  const react = useCommand(`posts.react-to-${kind}`, options);
  const unreact = useCommand(`posts.unreact-to-${kind}`, options);
  return (reaction) =>
    reaction === null
      ? unreact.mutate(field)
      : react.mutate({ ...(field as object), kind: reaction } as never);
}

/** One press opens the kinds; a press on one's own reaction takes it back. Beside it, who reacted. */
export function Reactions({ subject, of }: { subject: ReactionSubject; of: Reacted }) {
  const words = useWords(reactionWords);
  const [asked, setAsked] = useState(false);
  const isAny = reactionKinds.some((kind) => of.reactions[kind] > 0);
  return (
    <>
      <OwnReaction subject={subject} of={of} />
      {isAny && (
        <IconButton
          label={words.who}
          icon={<Users aria-hidden="true" size={18} />}
          onClick={() => setAsked(true)}
        />
      )}
      {asked && (
        <Suspense>
          <WhoReacted subject={subject} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </>
  );
}

function OwnReaction({ subject, of }: { subject: ReactionSubject; of: Reacted }) {
  const words = useWords(reactionWords);
  const react = useReact(subject);
  const count = reactionKinds.reduce((sum, kind) => sum + of.reactions[kind], 0);
  const own = of.myReaction;
  const label = own === null ? words.react : words.reacted(words.kinds[own]);
  const look = classes(buttonStyles.button, buttonStyles.quiet, buttonStyles.icon);
  const spoken = `${label}, ${words.count(count)}`;
  if (own === null)
    return (
      <ReactionPicker className={look} label={spoken} title={label} onPick={react}>
        <Heart aria-hidden="true" />
        {count > 0 && count}
      </ReactionPicker>
    );
  return (
    <button
      type="button"
      className={classes(look, buttonStyles.pressed)}
      aria-pressed="true"
      aria-label={spoken}
      title={label}
      onClick={() => react(null)}
    >
      <span className={styles.emoji} aria-hidden="true">
        {emojis[own]}
      </span>
      {count}
    </button>
  );
}
