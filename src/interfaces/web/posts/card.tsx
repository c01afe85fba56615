import { Link } from '@tanstack/react-router';
import { MessageSquare } from 'react-feather';
import type { Post } from '../../client/index.ts';
import { useMe } from '../shell/session.ts';
import { useWatchedPost } from '../shell/use-watched-post.ts';
import buttonStyles from '../ui/button.module.css';
import { classes } from '../ui/classes.ts';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { Picture } from '../ui/picture.tsx';
import { RichText } from '../ui/rich-text.tsx';
import { Note } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { TipButton } from '../wallet/card.tsx';
import { useWords } from '../words/languages.ts';
import styles from './card.module.css';
import { PostMenu } from './post-menu.tsx';
import { Reactions } from './reactions.tsx';
import { Refs } from './refs.tsx';
import { useCountView } from './use-count-view.ts';
import { postWords } from './words.ts';

export { visibilities } from './limits.ts';
export { Reactions } from './reactions.tsx';
export { Refs } from './refs.tsx';
export type { Thing } from './thing.ts';
export { Things, ThingsButton, ThingsDialog } from './things.tsx';

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
  useWatchedPost(post, alone ? undefined : seen);
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
