import { useQueryClient } from '@tanstack/react-query';
import type { Input, OperationName } from '../../client/index.ts';
import { refresh } from '../shell/cache.ts';
import { client } from '../shell/client.ts';
import { useCommand } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { toast } from '../shell/toasts.ts';
import { formatDay, today } from '../ui/day.tsx';
import { useWords } from '../words/languages.ts';
import { outfitWords } from './words.ts';

/** What the diary changes. */
export const diaryFigures = [
  'wardrobe.list-wears',
  'wardrobe.list-outfits',
  'wardrobe.get-outfit',
  'wardrobe.list-items',
  'wardrobe.get-item',
  'wardrobe.get-stats',
  'wardrobe.suggest-outfits',
] as const satisfies readonly OperationName[];

/** Logs a wear, of today unless it is said otherwise, in one tap; the message offers to take it back. */
export function useWear() {
  const words = useWords(outfitWords);
  const locale = useStore(language);
  const cache = useQueryClient();
  const log = useCommand('wardrobe.log-wear', {
    refreshes: diaryFigures,
    done({ id: wearId, on }) {
      const undo = () =>
        void client.call('wardrobe.void-wear', { wearId }).then(() => refresh(cache, ...diaryFigures));
      const text = on === today() ? words.wornToday : words.wornOnDay(formatDay(on, locale));
      toast({ text, undo });
    },
  });
  return {
    isPending: log.isPending,
    wear: (what: Omit<Input<'wardrobe.log-wear'>, 'on'> & { readonly on?: string }) =>
      log.mutate({ on: today(), ...what }),
  };
}
