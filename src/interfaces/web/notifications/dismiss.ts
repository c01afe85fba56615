import { useQueryClient } from '@tanstack/react-query';
import { dropEverywhere, refresh } from '../shell/cache.ts';
import { client } from '../shell/client.ts';
import { toast } from '../shell/toasts.ts';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import { notificationWords } from './words.ts';

/** As long as one can take it back. */
const waitMs = 6_000;

/** Takes a notification away: it is gone at once, and for good unless that is taken back in time. */
export function useDismiss(): (notificationId: string) => void {
  const words = useWords(notificationWords);
  const inWords = useRefusals();
  const cache = useQueryClient();
  return (notificationId) => {
    const putBack = dropEverywhere(cache, notificationId);
    const stop = () => {
      clearTimeout(timer);
      removeEventListener('pagehide', dismiss);
    };
    const dismiss = () => {
      stop();
      client.call('notifications.dismiss', { notificationId }).then(
        () => refresh(cache, 'identity.get-inbox-counts'),
        (error: unknown) => {
          putBack();
          toast({ kind: 'error', text: inWords(error) });
        },
      );
    };
    const timer = setTimeout(dismiss, waitMs);
    addEventListener('pagehide', dismiss);
    toast({
      text: words.dismissed,
      undo: () => {
        stop();
        putBack();
      },
    });
  };
}
