import { databaseContract } from '../../src/contracts/database/index.ts';
import { openedSqlite } from './engines.ts';
import { runContract } from './run-contract.ts';

// Its wait for the write lock is too long for the fast tests; on MySQL the case is part of engines.test.ts.
const cases = databaseContract.filter(({ needs }) => needs.includes('lockWaitMs'));
runContract('SQLite', cases, async () => ({ ...(await openedSqlite()), lockWaitMs: 5_000 }));
