import { frameType } from '../kernel/frame.ts';
import { WalletChange } from './views.ts';

export const walletChanged = frameType('wallet.changed', 'What you have changed', WalletChange);
