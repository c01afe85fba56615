import { frameType } from '../kernel/frame.ts';
import { EnvelopeChange } from './envelopes/views.ts';
import { WalletChange } from './views.ts';

export const walletChanged = frameType('wallet.changed', 'What you have changed', WalletChange);
export const envelopeChanged = frameType(
  'envelope.changed',
  'Shares of an envelope were taken, or it is over',
  EnvelopeChange,
);
