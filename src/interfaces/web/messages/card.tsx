import { lazy, Suspense, useState } from 'react';
import { Share2 } from 'react-feather';
import { Button } from '../ui/button.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import type { SendDialogProps } from './send/send-dialog.tsx';

const Later = lazy(() => import('./send/send-dialog.tsx'));

/** Sends something to people or rooms, as a message. */
export const SendDialog = (props: SendDialogProps & { readonly open: boolean }) =>
  props.open && (
    <Suspense>
      <Later {...props} />
    </Suspense>
  );

/** Opens the dialog above. */
export function SendButton({ thing }: Pick<SendDialogProps, 'thing'>) {
  const words = useWords(common);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Share2 aria-hidden="true" size={18} />
        {words.sendTo}
      </Button>
      <SendDialog thing={thing} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
