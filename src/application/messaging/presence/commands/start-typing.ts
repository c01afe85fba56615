import { typing } from './typing.ts';

export const startTyping = typing('messaging.start-typing', 'Show that you are typing', 'start');
