import { answerRequest } from './answer-request.ts';

export const acceptRequest = answerRequest(
  'messaging.accept-request',
  'Accept a message request',
  'Lets someone new write to you in the direct conversation that they opened. You can decline later.',
  'open',
);
