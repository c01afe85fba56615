import { typing } from './typing.ts';

export const stopTyping = typing('messaging.stop-typing', 'Show that you stopped typing', 'stop');
