import { conflictsMutants } from './conflicts.ts';
import { transactionsMutants } from './transactions.ts';
import { valuesMutants } from './values.ts';

export const databaseMutants = [...valuesMutants, ...transactionsMutants, ...conflictsMutants];
