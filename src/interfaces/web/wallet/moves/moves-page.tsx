import { useState } from 'react';
import { usePageTitle } from '../../shell/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { layout, Row, Stack } from '../../ui/layout.tsx';
import { useWords } from '../../words/languages.ts';
import { WalletTabs } from '../wallet-tabs.tsx';
import { walletWords } from '../words.ts';
import { PayOutDialog, PayOuts } from './pay-out.tsx';
import { Statement } from './statement.tsx';
import { TopUpDialog, TopUps } from './top-up.tsx';
import { moveWords } from './words.ts';

/** Money that comes from outside and goes there, and the statement. */
export function MovesPage() {
  const words = useWords(moveWords);
  const wallet = useWords(walletWords);
  const [open, setOpen] = useState<'top-up' | 'pay-out'>();
  const close = () => setOpen(undefined);
  usePageTitle(words.moves);
  return (
    <Stack>
      <h1>{words.moves}</h1>
      <WalletTabs />
      <Row className={layout.wrap}>
        <Button look="primary" onClick={() => setOpen('top-up')}>
          {wallet.topUp}
        </Button>
        <Button onClick={() => setOpen('pay-out')}>{words.payOut}</Button>
      </Row>
      <TopUpDialog open={open === 'top-up'} onClose={close} />
      <PayOutDialog open={open === 'pay-out'} onClose={close} />
      <h2>{words.topUps}</h2>
      <TopUps />
      <h2>{words.payOuts}</h2>
      <PayOuts />
      <Statement />
    </Stack>
  );
}
