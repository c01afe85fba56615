import { useQueryClient } from '@tanstack/react-query';
import type { OperationName, OwnItem } from '../../client/index.ts';
import { refresh } from '../shell/cache.ts';
import { client } from '../shell/client.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import styles from './wardrobe.module.css';
import { wardrobeWords } from './words.ts';

const lists = [
  'wardrobe.list-items',
  'wardrobe.get-item',
  'wardrobe.get-stats',
] as const satisfies readonly OperationName[];

/** What can be done with several items at once. */
export function Selection({ items, onDone }: { items: readonly OwnItem[]; onDone(): void }) {
  const words = useWords(wardrobeWords);
  const shared = useWords(common);
  const cache = useQueryClient();
  const moved = items.slice(0, 100);
  const itemIds = moved.map(({ id }) => id);
  const moveBack = async () => {
    for (const [place, those] of Map.groupBy(moved, (item) => item.place))
      await client.call('wardrobe.move-items', { itemIds: those.map(({ id }) => id), place });
    refresh(cache, ...lists);
  };
  const wash = useCommand('wardrobe.wash-items', {
    refreshes: lists,
    done() {
      toast({ text: words.washed(itemIds.length) });
      onDone();
    },
  });
  const move = useCommand('wardrobe.move-items', {
    refreshes: lists,
    done(_items, { place }) {
      toast({ text: words.moved(moved.length, words.places[place]), undo: () => void moveBack() });
      onDone();
    },
  });
  const isNone = itemIds.length === 0;
  return (
    <div className={styles.bar}>
      <span role="status">{words.selected(itemIds.length)}</span>
      <Button disabled={isNone} busy={wash.isPending} onClick={() => wash.mutate({ itemIds })}>
        {words.wash}
      </Button>
      <Button
        disabled={isNone}
        busy={move.isPending}
        onClick={() => move.mutate({ itemIds, place: 'laundry' })}
      >
        {words.toLaundry}
      </Button>
      <Button
        disabled={isNone}
        busy={move.isPending}
        onClick={() => move.mutate({ itemIds, place: 'closet' })}
      >
        {words.toCloset}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {shared.cancel}
      </Button>
    </div>
  );
}
