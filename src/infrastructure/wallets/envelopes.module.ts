import { ContainerModule } from 'inversify';
import { Clock } from '../../application/kernel/ports.ts';
import { EnvelopeReader, EnvelopeReaders, Envelopes } from '../../application/wallets/envelopes/ports.ts';
import { Database } from '../kernel/database/database.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlEnvelopeReader } from './envelopes/envelope-reader.ts';
import { SqlEnvelopes } from './envelopes/envelopes.ts';
import { SqlEnvelopeReaders } from './envelopes/readers.ts';

export const envelopesModule = new ContainerModule(({ bind }) => {
  bind(Envelopes).toResolvedValue((database: Database) => new SqlEnvelopes(database), [Database]);
  bind(EnvelopeReaders).toResolvedValue((database: Database) => new SqlEnvelopeReaders(database), [Database]);
  bind(EnvelopeReader).toResolvedValue(
    (database: Database, files: FileViews, clock: Clock) => new SqlEnvelopeReader({ database, files, clock }),
    [Database, FileViews, Clock],
  );
});
