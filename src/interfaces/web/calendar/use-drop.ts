import { useQueryClient } from '@tanstack/react-query';
import type { AnyOutfit, OperationName } from '../../client/index.ts';
import { diaryFigures } from '../outfits/card.tsx';
import { outfitWords } from '../outfits/words.ts';
import { refresh } from '../shell/cache.ts';
import { client } from '../shell/client.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { toast } from '../shell/toasts.ts';
import { formatDay, today } from '../ui/day.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import { dropOn } from './drops.ts';
import type { Entries } from './use-month.ts';
import { calendarWords } from './words.ts';

const shown = ['wardrobe.list-occasions', 'wardrobe.get-occasion', ...diaryFigures] as const;

/** Does it, and returns what takes it back. */
async function put(outfitId: string, day: string, entries: Entries, title: string) {
  const drop = dropOn(day, today(), entries.occasions);
  if (drop.kind === 'wear') {
    const { id: wearId } = await client.call('wardrobe.log-wear', { on: day, outfitId });
    return { kind: drop.kind, undo: () => client.call('wardrobe.void-wear', { wearId }) };
  }
  if (drop.kind === 'plan') {
    const { occasionId } = drop;
    await client.call('wardrobe.plan-outfit', { occasionId, outfitId, day });
    return {
      kind: drop.kind,
      undo: () => client.call('wardrobe.unplan-outfit', { occasionId, outfitId, day }),
    };
  }
  const { id: occasionId } = await client.call('wardrobe.create-occasion', { title, startsOn: day });
  const undo = () => client.call('wardrobe.remove-occasion', { occasionId });
  try {
    await client.call('wardrobe.plan-outfit', { occasionId, outfitId, day });
  } catch (error) {
    await undo();
    throw error;
  }
  return { kind: drop.kind, undo };
}

/** Puts an outfit on a day: see `dropOn`. The message offers to take it back. */
export function useDrop(entries: Entries): (outfit: Pick<AnyOutfit, 'id' | 'name'>, day: string) => void {
  const words = useWords(calendarWords);
  const outfits = useWords(outfitWords);
  const locale = useStore(language);
  const cache = useQueryClient();
  const inWords = useRefusals();
  const again = () => refresh(cache, ...(shown as readonly OperationName[]));
  const failed = (error: unknown) => toast({ kind: 'error', text: inWords(error) });
  return (outfit, day) => {
    const name = outfit.name ?? outfits.nameless;
    void put(outfit.id, day, entries, outfit.name ?? words.untitled)
      .then(({ kind, undo }) => {
        again();
        const say = kind === 'wear' ? words.worn : words.planned;
        toast({ text: say(name, formatDay(day, locale)), undo: () => void undo().then(again, failed) });
      })
      .catch(failed);
  };
}
