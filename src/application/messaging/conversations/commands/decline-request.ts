import { answerRequest } from './answer-request.ts';

export const declineRequest = answerRequest(
  'messaging.decline-request',
  'Decline a message request',
  'Removes the direct conversation from your list; the other person cannot write there. You can accept later.',
  'declined',
);
