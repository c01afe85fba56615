import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Flag, Link as LinkIcon, MessageSquare, Share2, Trash2 } from 'react-feather';
import type { Post } from '../../client/index.ts';
import { SendDialog } from '../messages/card.tsx';
import { ReportDialog } from '../moderation/card.tsx';
import { dropEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import buttonStyles from '../ui/button.module.css';
import { classes } from '../ui/classes.ts';
import { Confirm } from '../ui/dialog.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Menu } from '../ui/menu.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { Picture } from '../ui/picture.tsx';
import { RichText } from '../ui/rich-text.tsx';
import { Note } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { TipButton } from '../wallet/card.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import styles from './card.module.css';
import { Reactions } from './reactions.tsx';
import { Refs } from './refs.tsx';
import { useCountView } from './use-count-view.ts';
import { postWords } from './words.ts';

export { Reactions } from './reactions.tsx';
export { Refs } from './refs.tsx';
export { type Thing, Things, ThingsButton, ThingsDialog } from './things.tsx';

/** A post in a list or alone. */
export function PostCard({
  post,
  alone = false,
  onDeleted,
}: {
  post: Post;
  alone?: boolean;
  onDeleted?: () => void;
}) {
  const words = useWords(postWords);
  const nameOf = usePersonName();
  const name = nameOf(post.author);
  const seen = useCountView(post.id);
  const me = useMe();
  return (
    <Card>
      <article ref={seen} aria-label={words.postBy(name)}>
        <Stack className={layout.small}>
          <PersonRow
            of={post.author}
            below={
              <>
                <Link to="/post/$postId" params={{ postId: post.id }} className={layout.plainLink}>
                  <Time at={post.createdAt} />
                </Link>
                {post.editedAt !== null && ` · ${words.edited}`}
                {post.visibility !== 'public' && ` · ${words.visibilities[post.visibility]}`}
              </>
            }
          >
            <PostMenu post={post} onDeleted={onDeleted} />
          </PersonRow>
          {post.removed && <Note>{words.removed}</Note>}
          {post.text !== '' && (
            <p className={styles.text}>
              <RichText text={post.text} mentions={post.mentions} />
            </p>
          )}
          {post.media.length > 0 && (
            <div className={styles.media}>
              {post.media.map((file, i) => (
                <Picture
                  key={file.id}
                  file={file}
                  alt={words.imageBy(name, i + 1)}
                  cover={post.media.length > 1}
                />
              ))}
            </div>
          )}
          <Refs of={post.refs} />
          <Row className={styles.bar}>
            <Reactions subject={{ kind: 'post', id: post.id }} of={post} />
            {!alone && (
              <Link
                to="/post/$postId"
                params={{ postId: post.id }}
                className={classes(buttonStyles.button, buttonStyles.quiet, buttonStyles.icon)}
                aria-label={words.comments(post.commentCount)}
                title={words.comments(post.commentCount)}
              >
                <MessageSquare aria-hidden="true" />
                {post.commentCount > 0 && post.commentCount}
              </Link>
            )}
            {post.author.id !== me.id && (
              <TipButton subject={{ kind: 'post', id: post.id, author: post.author }} count={post.tipCount} />
            )}
            <span className={layout.grow} />
            <span className={layout.hint}>{words.views(post.views)}</span>
          </Row>
        </Stack>
      </article>
    </Card>
  );
}

function PostMenu({ post, onDeleted }: { post: Post; onDeleted?: (() => void) | undefined }) {
  const words = useWords(postWords);
  const shared = useWords(common);
  const me = useMe();
  const [asks, setAsks] = useState(false);
  const [reports, setReports] = useState(false);
  const [sends, setSends] = useState(false);
  const remove = useCommand('posts.delete-post', {
    done(_output, { postId }, cache) {
      setAsks(false);
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
            onSelect: () => setSends(true),
          },
          {
            label: words.copyLink,
            icon: <LinkIcon aria-hidden="true" size={18} />,
            onSelect: () => void copy(),
          },
          !isMine && {
            label: words.report,
            icon: <Flag aria-hidden="true" size={18} />,
            onSelect: () => setReports(true),
          },
          isMine && {
            label: shared.delete,
            icon: <Trash2 aria-hidden="true" size={18} />,
            danger: true,
            onSelect: () => setAsks(true),
          },
        ]}
      />
      <SendDialog
        thing={{ kind: 'post', id: post.id, isPrivate: post.visibility === 'private' }}
        open={sends}
        onClose={() => setSends(false)}
      />
      <ReportDialog
        subject={{ kind: 'post', id: post.id }}
        open={reports}
        onClose={() => setReports(false)}
      />
      <Confirm
        open={asks}
        onClose={() => setAsks(false)}
        title={words.deletePost}
        text={words.deletePostText}
        action={shared.delete}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ postId: post.id })}
      />
    </>
  );
}
