import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CornerDownRight, Edit2, Flag, Trash2 } from 'react-feather';
import type { Comment, Post } from '../../client/index.ts';
import { ReportDialog } from '../moderation/card.tsx';
import { mergeEverywhere } from '../shell/cache.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Menu } from '../ui/menu.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { Picture } from '../ui/picture.tsx';
import { RichText } from '../ui/rich-text.tsx';
import { Note } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import cardStyles from './card.module.css';
import styles from './comments.module.css';
import { Reactions } from './reactions.tsx';
import { postWords } from './words.ts';

/** The comments on a post, each with its replies, oldest first. */
export function Comments({ post }: { post: Post }) {
  const words = useWords(postWords);
  const list = useInfiniteQuery(pages('posts.list-comments', { postId: post.id, limit: 50 }));
  const [answering, setAnswering] = useState<Comment>();
  return (
    <Stack>
      <h2>{words.comments(post.commentCount)}</h2>
      <Infinite of={list} empty={<p className={layout.muted}>{words.noComments}</p>}>
        {(all) => (
          <ul className={layout.stack}>
            {all
              .filter(({ parentId }) => parentId === null)
              .map((comment) => (
                <li key={comment.id}>
                  <Card>
                    <CommentView comment={comment} post={post} onAnswer={() => setAnswering(comment)} />
                    <Replies of={all.filter(({ parentId }) => parentId === comment.id)} post={post} />
                    {answering?.id === comment.id && (
                      <Write post={post} parent={comment} onDone={() => setAnswering(undefined)} />
                    )}
                  </Card>
                </li>
              ))}
          </ul>
        )}
      </Infinite>
      <Card>
        <Write post={post} />
      </Card>
    </Stack>
  );
}

const Replies = ({ of, post }: { of: readonly Comment[]; post: Post }) =>
  of.length === 0 ? null : (
    <ul className={`${layout.stack} ${styles.replies}`}>
      {of.map((reply) => (
        <li key={reply.id}>
          <CommentView comment={reply} post={post} />
        </li>
      ))}
    </ul>
  );

function Write({ post, parent, onDone }: { post: Post; parent?: Comment; onDone?: () => void }) {
  const words = useWords(postWords);
  const shared = useWords(common);
  const nameOf = usePersonName();
  const [text, setText] = useState('');
  const add = useCommand('posts.add-comment', {
    refreshes: ['posts.list-comments'],
    done(_comment, { postId, parentId }, cache) {
      setText('');
      mergeEverywhere(cache, postId, ({ commentCount }: Post) => ({ commentCount: commentCount + 1 }));
      if (parentId)
        mergeEverywhere(cache, parentId, ({ replyCount }: Comment) => ({ replyCount: replyCount + 1 }));
      onDone?.();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '')
      add.mutate({ postId: post.id, text: text.trim(), ...(parent && { parentId: parent.id }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack className={layout.small}>
        <TextArea
          label={parent ? words.replyTo(nameOf(parent.author)) : words.comment}
          maxLength={2000}
          value={text}
          autoFocus={parent !== undefined}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
              event.currentTarget.form?.requestSubmit();
            if (event.key === 'Escape') onDone?.();
          }}
        />
        <Row>
          <Button type="submit" look="primary" busy={add.isPending} disabled={text.trim() === ''}>
            {words.send}
          </Button>
          {onDone && (
            <Button look="quiet" onClick={onDone}>
              {shared.cancel}
            </Button>
          )}
        </Row>
      </Stack>
    </form>
  );
}

function CommentView({ comment, post, onAnswer }: { comment: Comment; post: Post; onAnswer?: () => void }) {
  const words = useWords(postWords);
  const shared = useWords(common);
  const nameOf = usePersonName();
  const me = useMe();
  const [doing, setDoing] = useState<'edit' | 'delete' | 'report'>();
  const remove = useCommand('posts.delete-comment', {
    refreshes: ['posts.list-comments', 'posts.get-post'],
    done: () => setDoing(undefined),
  });
  const isMine = comment.author.id === me.id;
  const size = 18;
  return (
    <article aria-label={nameOf(comment.author)}>
      <Stack className={layout.small}>
        <PersonRow
          of={comment.author}
          below={
            <>
              <Time at={comment.createdAt} />
              {comment.editedAt !== null && ` · ${words.edited}`}
            </>
          }
        >
          <Menu
            label={words.actions}
            items={[
              isMine &&
                !comment.removed && {
                  label: shared.edit,
                  icon: <Edit2 aria-hidden="true" size={size} />,
                  onSelect: () => setDoing('edit'),
                },
              !isMine && {
                label: words.report,
                icon: <Flag aria-hidden="true" size={size} />,
                onSelect: () => setDoing('report'),
              },
              (isMine || post.author.id === me.id) && {
                label: shared.delete,
                icon: <Trash2 aria-hidden="true" size={size} />,
                danger: true,
                onSelect: () => setDoing('delete'),
              },
            ]}
          />
        </PersonRow>
        {comment.removed && <Note>{words.removed}</Note>}
        {doing === 'edit' ? (
          <Edit comment={comment} onDone={() => setDoing(undefined)} />
        ) : (
          <p className={cardStyles.text}>
            <RichText text={comment.text} mentions={comment.mentions} />
          </p>
        )}
        {comment.media.map((file) => (
          <Picture key={file.id} file={file} alt="" size="thumbnail" />
        ))}
        <Row className={cardStyles.bar}>
          <Reactions subject={{ kind: 'comment', id: comment.id }} of={comment} />
          {onAnswer && !comment.removed && (
            <Button look="quiet" onClick={onAnswer}>
              <CornerDownRight aria-hidden="true" size={size} />
              {words.reply}
            </Button>
          )}
        </Row>
      </Stack>
      <ReportDialog
        subject={{ kind: 'comment', id: comment.id }}
        open={doing === 'report'}
        onClose={() => setDoing(undefined)}
      />
      <Confirm
        open={doing === 'delete'}
        onClose={() => setDoing(undefined)}
        title={words.deleteComment}
        text={words.deleteCommentText}
        action={shared.delete}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ commentId: comment.id })}
      />
    </article>
  );
}

function Edit({ comment, onDone }: { comment: Comment; onDone(): void }) {
  const words = useWords(postWords);
  const shared = useWords(common);
  const [text, setText] = useState(comment.text);
  const update = useCommand('posts.update-comment', {
    done(changed, _input, cache) {
      mergeEverywhere(cache, comment.id, changed);
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ commentId: comment.id, text: text.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack className={layout.small}>
        <TextArea
          label={words.comment}
          hideLabel
          autoFocus
          maxLength={2000}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={({ key }) => key === 'Escape' && onDone()}
        />
        <Row>
          <Button type="submit" look="primary" busy={update.isPending} disabled={text.trim() === ''}>
            {shared.save}
          </Button>
          <Button look="quiet" onClick={onDone}>
            {shared.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
