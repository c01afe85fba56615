import { useState } from 'react';
import type { PublicUser } from '../../client/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../words/languages.ts';
import { AskDialog, PayDialog } from './card.tsx';
import { ChoosePerson } from './choose-person.tsx';
import { walletWords } from './words.ts';

type What = 'pay' | 'ask';

/** Pays someone or asks them for money: first whom, then how much. */
export function PayButtons() {
  const words = useWords(walletWords);
  const [what, setWhat] = useState<What>();
  const [person, setPerson] = useState<PublicUser>();
  const stop = () => {
    setWhat(undefined);
    setPerson(undefined);
  };
  return (
    <>
      <Button onClick={() => setWhat('pay')}>{words.pay}</Button>
      <Button onClick={() => setWhat('ask')}>{words.ask}</Button>
      <Dialog
        open={what !== undefined && !person}
        onClose={stop}
        title={what === 'ask' ? words.ask : words.pay}
      >
        <ChoosePerson onChoose={setPerson} />
      </Dialog>
      {person && (
        <>
          <PayDialog to={person} open={what === 'pay'} onClose={stop} />
          <AskDialog from={person} open={what === 'ask'} onClose={stop} />
        </>
      )}
    </>
  );
}
