import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { AnyOutfit, Post } from '../../client/index.ts';
import { mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextArea } from '../ui/field.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { wardrobeWords } from '../wardrobe/words.ts';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { outfitWords } from './words.ts';

interface Props {
  readonly outfit: AnyOutfit;
  readonly open: boolean;
  onClose(): void;
}
type Visibility = Post['visibility'];
const visibilities: readonly Visibility[] = ['public', 'followers', 'friends', 'private'];

/** Posts an outfit with a text. */
export function PostDialog({ outfit, open, onClose }: Props) {
  const words = useWords(outfitWords);
  return (
    <Dialog open={open} onClose={onClose} title={words.postTitle}>
      <PostForm outfit={outfit} onClose={onClose} />
    </Dialog>
  );
}

function PostForm({ outfit, onClose }: Omit<Props, 'open'>) {
  const words = useWords(outfitWords);
  const names = useWords(wardrobeWords);
  const shared = useWords(common);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [visibility, setVisibility] = useState<Visibility>('public');
  const create = useCommand('posts.create-post', {
    refreshes: ['feed.read-home', 'posts.list-posts'],
    done({ id }) {
      onClose();
      toast({ text: words.posted });
      void navigate({ to: '/post/$postId', params: { postId: id } });
    },
  });
  const show = useCommand('wardrobe.update-outfit', {
    done: (next, { outfitId }, cache) => void mergeEverywhere(cache, outfitId, next),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ text: text.trim(), visibility, refs: [{ kind: 'outfit', id: outfit.id }] });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextArea
          label={words.postText}
          optional
          maxLength={5000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <SelectField
          label={words.visibility}
          value={visibility}
          onChange={(chosen: Visibility) => setVisibility(chosen)}
          choices={visibilities.map((value) => ({ value, label: names.visibilities[value] }))}
        />
        {outfit.own && <p className={layout.hint}>{words.piecesHint}</p>}
        {outfit.own && outfit.visibility === 'private' && visibility !== 'private' && (
          <Row className={layout.wrap}>
            <p className={layout.grow}>{words.onlyYou}</p>
            <Button
              busy={show.isPending}
              onClick={() => show.mutate({ outfitId: outfit.id, visibility: 'public' })}
            >
              {words.show}
            </Button>
          </Row>
        )}
        <Row>
          <Button type="submit" look="primary" busy={create.isPending}>
            {words.postIt}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {shared.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
