import { frameType } from '../../kernel/frame.ts';
import { RequestView } from './views.ts';

export const paymentRequested = frameType(
  'payment.requested',
  'Someone asks you to pay, or you asked',
  RequestView,
);
export const paymentAnswered = frameType(
  'payment.answered',
  'A request to you, or yours, was paid, declined, cancelled or has expired',
  RequestView,
);
