import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Check, Droplet, Edit2 } from 'react-feather';
import type { Input, OperationName } from '../../client/index.ts';
import { dropEverywhere, mergeEverywhere, refresh } from '../shell/cache.ts';
import { client } from '../shell/client.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { today } from '../ui/day.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { layout, Row } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import type { WholeOwnItem } from './whole-item.ts';
import { wardrobeWords } from './words.ts';

const figures = [
  'wardrobe.list-items',
  'wardrobe.get-item',
  'wardrobe.get-stats',
  'wardrobe.list-wears',
] as const satisfies readonly OperationName[];
const reasons = [
  'sold',
  'given',
  'worn-out',
  'returned',
] as const satisfies readonly Input<'wardrobe.retire-item'>['why'][];

/** What its owner does with an item: wear it, wash it, edit it, part with it. */
export function ItemActions({ item, onEdit }: { item: WholeOwnItem; onEdit(): void }) {
  const words = useWords(wardrobeWords);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [retires, setRetires] = useState(false);
  const itemId = item.id;
  const wear = useCommand('wardrobe.log-wear', {
    refreshes: figures,
    done({ id: wearId }) {
      const undo = () =>
        void client.call('wardrobe.void-wear', { wearId }).then(() => refresh(cache, ...figures));
      toast({ text: words.wornTodayDone(item.name), undo });
    },
  });
  const wash = useCommand('wardrobe.wash-items', {
    refreshes: figures,
    done: () => toast({ text: words.washed(1) }),
  });
  const changed = { refreshes: figures, done: (next: object) => void mergeEverywhere(cache, itemId, next) };
  const retire = useCommand('wardrobe.retire-item', changed);
  const restore = useCommand('wardrobe.restore-item', changed);
  const remove = useCommand('wardrobe.remove-item', {
    refreshes: ['wardrobe.get-stats', 'wardrobe.list-outfits'],
    done() {
      void navigate({ to: '/wardrobe' });
      dropEverywhere(cache, itemId);
      toast({ text: words.removed });
    },
  });
  const isGone = item.gone !== null;
  const size = 18;
  return (
    <Row className={layout.wrap}>
      {item.ownership === 'owned' && (
        <Button
          look="primary"
          busy={wear.isPending}
          onClick={() => wear.mutate({ on: today(), itemIds: [itemId] })}
        >
          <Check aria-hidden="true" size={size} />
          {words.wornToday}
        </Button>
      )}
      {item.ownership === 'owned' && item.washEvery !== null && (
        <Button busy={wash.isPending} onClick={() => wash.mutate({ itemIds: [itemId] })}>
          <Droplet aria-hidden="true" size={size} />
          {words.wash}
        </Button>
      )}
      <Button onClick={onEdit}>
        <Edit2 aria-hidden="true" size={size} />
        {words.edit}
      </Button>
      {isGone ? (
        <Button busy={restore.isPending} onClick={() => restore.mutate({ itemId })}>
          {words.restore}
        </Button>
      ) : (
        item.ownership === 'owned' && (
          <Button look="quiet" onClick={() => setRetires(true)}>
            {words.retire}
          </Button>
        )
      )}
      <ConfirmButton
        title={words.removeTitle(item.name)}
        text={words.removeText}
        action={words.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ itemId })}
      >
        {words.remove}
      </ConfirmButton>
      <Dialog open={retires} onClose={() => setRetires(false)} title={words.retireTitle}>
        <Row className={layout.wrap}>
          {reasons.map((why) => (
            <Button
              key={why}
              onClick={() => {
                setRetires(false);
                retire.mutate({ itemId, why });
              }}
            >
              {words.goneReasons[why]}
            </Button>
          ))}
        </Row>
      </Dialog>
    </Row>
  );
}
