import { Store } from './store.ts';

/** The id of who is signed in, once that is known: what is kept on the device carries it. */
export const account = new Store<string | undefined>(undefined);
