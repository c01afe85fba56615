import { useState } from 'react';
import type { Input, Post } from '../../client/index.ts';
import { CallRefused } from '../../client/index.ts';
import { mergeEverywhere } from '../shell/cache.ts';
import { client } from '../shell/client.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Conflict } from '../ui/conflict.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import { changesOf, draftOf, type PostDraft } from './edit-draft.ts';
import { EditForm } from './edit-form.tsx';
import { Version } from './version.tsx';
import { postWords } from './words.ts';

/** Edits a post of one's own. When it has changed meanwhile, both versions are shown, and the person decides. */
export default function EditDialog({ post, onClose }: { post: Post; onClose(): void }) {
  const words = useWords(postWords);
  const inWords = useRefusals();
  const [base, setBase] = useState(post);
  const [draft, setDraft] = useState(() => draftOf(post));
  const [theirs, setTheirs] = useState<Post>();
  const update = useCommand('posts.update-post', {
    quiet: true,
    done(changed, _input, cache) {
      mergeEverywhere(cache, post.id, changed);
      toast({ text: words.saved });
      onClose();
    },
  });
  const save = (chosen: PostDraft, against: Post) => {
    const changes = changesOf(chosen, against);
    if (Object.keys(changes).length === 0) return onClose();
    const input: Input<'posts.update-post'> = { postId: post.id, version: against.version, ...changes };
    update.mutateAsync(input).catch(async (error: unknown) => {
      if (error instanceof CallRefused && error.code === 'posts.stale-version')
        setTheirs(await client.call('posts.get-post', { postId: post.id }));
    });
  };
  return (
    <Dialog open onClose={onClose} title={words.editPost}>
      {theirs ? (
        <Conflict
          mine={<Version of={draft} />}
          theirs={<Version of={draftOf(theirs)} />}
          onMine={() => {
            setTheirs(undefined);
            setBase(theirs);
            save(draft, theirs);
          }}
          onTheirs={onClose}
        />
      ) : (
        <EditForm
          draft={draft}
          onChange={setDraft}
          busy={update.isPending}
          error={update.error ? inWords(update.error) : undefined}
          onSave={(chosen) => {
            setDraft(chosen);
            save(chosen, base);
          }}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}
