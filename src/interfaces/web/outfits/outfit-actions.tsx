import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Check, Copy, Edit2, Send, Star } from 'react-feather';
import type { AnyOutfit, OwnOutfit } from '../../client/index.ts';
import { SendButton } from '../messages/card.tsx';
import { dropEverywhere, mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button, ButtonLink, IconButton } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { layout, Row } from '../ui/layout.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { CloneDialog } from './clone-dialog.tsx';
import { PostDialog } from './post-dialog.tsx';
import { useWear } from './use-wear.ts';
import { outfitWords } from './words.ts';

const size = 18;

export function OutfitActions({ outfit }: { outfit: AnyOutfit }) {
  const words = useWords(outfitWords);
  const [clones, setClones] = useState(false);
  const [posts, setPosts] = useState(false);
  return (
    <Row className={layout.wrap}>
      {outfit.own && <OwnActions outfit={outfit} />}
      <Button onClick={() => setPosts(true)}>
        <Send aria-hidden="true" size={size} />
        {words.postIt}
      </Button>
      <Button onClick={() => setClones(true)}>
        <Copy aria-hidden="true" size={size} />
        {words.clone}
      </Button>
      <SendButton
        thing={{ kind: 'outfit', id: outfit.id, isPrivate: outfit.own && outfit.visibility === 'private' }}
      />
      {outfit.own && <RemoveButton outfitId={outfit.id} />}
      <CloneDialog outfit={outfit} open={clones} onClose={() => setClones(false)} />
      <PostDialog outfit={outfit} open={posts} onClose={() => setPosts(false)} />
    </Row>
  );
}

function OwnActions({ outfit }: { outfit: OwnOutfit }) {
  const words = useWords(outfitWords);
  const shared = useWords(common);
  const { isPending, wear } = useWear();
  const update = useCommand('wardrobe.update-outfit', {
    optimistic: ({ outfitId, favourite }, cache) => mergeEverywhere(cache, outfitId, { favourite }),
    done: (next, { outfitId }, cache) => void mergeEverywhere(cache, outfitId, next),
  });
  return (
    <>
      <Button look="primary" busy={isPending} onClick={() => wear({ outfitId: outfit.id })}>
        <Check aria-hidden="true" size={size} />
        {words.wearToday}
      </Button>
      <IconButton
        label={words.favourite}
        aria-pressed={outfit.favourite}
        icon={<Star aria-hidden="true" fill={outfit.favourite ? 'currentColor' : 'none'} />}
        onClick={() => update.mutate({ outfitId: outfit.id, favourite: !outfit.favourite })}
      />
      <ButtonLink to="/outfits/$outfitId/edit" params={{ outfitId: outfit.id } as never}>
        <Edit2 aria-hidden="true" size={size} />
        {shared.edit}
      </ButtonLink>
    </>
  );
}

function RemoveButton({ outfitId }: { outfitId: string }) {
  const words = useWords(outfitWords);
  const navigate = useNavigate();
  const remove = useCommand('wardrobe.remove-outfit', {
    refreshes: ['wardrobe.list-occasions', 'wardrobe.get-occasion'],
    done(_output, _input, cache) {
      void navigate({ to: '/outfits' });
      dropEverywhere(cache, outfitId);
      toast({ text: words.removed });
    },
  });
  return (
    <ConfirmButton
      title={words.removeTitle}
      text={words.removeText}
      action={words.remove}
      busy={remove.isPending}
      onConfirm={() => remove.mutate({ outfitId })}
    >
      {words.remove}
    </ConfirmButton>
  );
}
