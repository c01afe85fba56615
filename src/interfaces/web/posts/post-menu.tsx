import { lazy, Suspense, useState } from 'react';
import { Edit2, Flag, Link as LinkIcon, Share2, Trash2 } from 'react-feather';
import type { Post } from '../../client/index.ts';
import { SendDialog } from '../messages/card.tsx';
import { ReportDialog } from '../moderation/card.tsx';
import { dropEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import { Confirm } from '../ui/dialog.tsx';
import { Menu } from '../ui/menu.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { postWords } from './words.ts';

const EditDialog = lazy(() => import('./edit-dialog.tsx'));

/** What one can do with a post: its author edits and deletes it, others report it. */
export function PostMenu({ post, onDeleted }: { post: Post; onDeleted?: (() => void) | undefined }) {
  const words = useWords(postWords);
  const shared = useWords(common);
  const me = useMe();
  const [doing, setDoing] = useState<'send' | 'edit' | 'delete' | 'report'>();
  const stop = () => setDoing(undefined);
  const remove = useCommand('posts.delete-post', {
    done(_output, { postId }, cache) {
      stop();
      onDeleted?.();
      dropEverywhere(cache, postId);
      toast({ text: words.deleted });
    },
  });
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}/post/${post.id}`);
    toast({ text: words.copied });
  };
  const isMine = post.author.id === me.id;
  return (
    <>
      <Menu
        label={words.actions}
        items={[
          {
            label: shared.sendTo,
            icon: <Share2 aria-hidden="true" size={18} />,
            onSelect: () => setDoing('send'),
          },
          {
            label: words.copyLink,
            icon: <LinkIcon aria-hidden="true" size={18} />,
            onSelect: () => void copy(),
          },
          isMine &&
            !post.removed && {
              label: shared.edit,
              icon: <Edit2 aria-hidden="true" size={18} />,
              onSelect: () => setDoing('edit'),
            },
          !isMine && {
            label: words.report,
            icon: <Flag aria-hidden="true" size={18} />,
            onSelect: () => setDoing('report'),
          },
          isMine && {
            label: shared.delete,
            icon: <Trash2 aria-hidden="true" size={18} />,
            danger: true,
            onSelect: () => setDoing('delete'),
          },
        ]}
      />
      {doing === 'edit' && (
        <Suspense>
          <EditDialog post={post} onClose={stop} />
        </Suspense>
      )}
      <SendDialog
        thing={{ kind: 'post', id: post.id, isPrivate: post.visibility === 'private' }}
        open={doing === 'send'}
        onClose={stop}
      />
      <ReportDialog subject={{ kind: 'post', id: post.id }} open={doing === 'report'} onClose={stop} />
      <Confirm
        open={doing === 'delete'}
        onClose={stop}
        title={words.deletePost}
        text={words.deletePostText}
        action={shared.delete}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ postId: post.id })}
      />
    </>
  );
}
