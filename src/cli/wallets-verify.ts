import { Clock } from '../application/kernel/ports.ts';
import { LedgerAudit } from '../application/wallets/admin/ports.ts';
import { ProviderEvents, unmatchedAfterMs } from '../application/wallets/provider/events.ts';
import { readArguments, runCommand, withCore } from './command-line.ts';
import { progressBar } from './progress.ts';

const usage = `Usage: npm run wallets:verify

Checks the books of the wallets: the accounts of each currency sum to 0, the entries of every account are numbered
without gaps and add up to its balance, and those of every transfer add up to 0; no event
of the payment provider has waited for more than ten minutes. Prints what is wrong. Exit code 1 if
anything is. The service may be running.
  --help     show this help
`;

readArguments(usage, {});

await runCommand(() =>
  withCore(async (core) => {
    const audit = core.get(LedgerAudit);
    let wrong = 0;
    const tell = (line: string) => {
      wrong++;
      process.stdout.write(`${line}\n`);
    };
    const bar = progressBar(0);
    for (const { currency, total } of await audit.totals())
      if (total !== 0) tell(`${currency}: the accounts sum to ${total}`);
    for await (const { ownerId, currency, kind, problem } of audit.brokenChains(bar.step))
      tell(`${ownerId} ${currency} ${kind}: ${problem}`);
    for await (const id of audit.unbalanced(bar.step)) tell(`Transfer ${id} does not balance`);
    bar.stop();
    const before = core.get(Clock).now() - unmatchedAfterMs;
    for (const { id, provider, type } of await core.get(ProviderEvents).unmatched(before, 100))
      tell(`The event ${id} (${type}) of ${provider} could not be followed yet`);
    process.stdout.write(`Wrong in the wallets: ${wrong}\n`);
    if (wrong > 0) process.exitCode = 1;
  }),
);
