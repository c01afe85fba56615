import { layout } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import type { PostDraft } from './edit-draft.ts';
import { postWords } from './words.ts';

/** One version of a post that was changed elsewhere while it was edited here. */
export function Version({ of }: { of: PostDraft }) {
  const words = useWords(postWords);
  return (
    <>
      <p>{of.text}</p>
      <p className={layout.hint}>
        {[
          words.visibilities[of.visibility],
          of.media.length + of.added.length > 0 && words.files(of.media.length + of.added.length),
          ...of.things.map(({ title: name }) => name),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}
