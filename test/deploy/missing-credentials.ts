import { pino } from 'pino';
import { DependencyRefused } from '../../src/application/kernel/dependencies.ts';
import type { Config } from '../../src/config.ts';
import { DependencyLog } from '../../src/infrastructure/kernel/observability/dependency-log.ts';
import { SystemClock } from '../../src/infrastructure/kernel/runtime/clock.ts';
import { openAzure } from '../../src/infrastructure/media/stores/open-azure.ts';
import { openStripe } from '../../src/infrastructure/wallets/provider/open-stripe.ts';

type Values = Readonly<Record<string, string>>;

/** What the store and the payment provider would refuse at the start. Opening them asks no server. */
export function missingCredentials({ STORAGE_URL, PAYMENTS_URL, APP_URL }: Config, values: Values): string[] {
  const clock = new SystemClock();
  const log = new DependencyLog(pino({ level: 'silent' }), clock);
  const opened = [
    () => STORAGE_URL.startsWith('azblob:') && openAzure(new URL(STORAGE_URL), clock, values),
    () =>
      PAYMENTS_URL.startsWith('stripe:') &&
      openStripe(new URL(PAYMENTS_URL), values, { returnUrl: APP_URL, log }),
  ];
  const refusals = opened.map(refusalOf);
  const endpoint = STORAGE_URL.startsWith('s3:') && new URL(STORAGE_URL).searchParams.has('endpoint');
  // Only Amazon's own machines have a role from which the library takes credentials.
  if (endpoint && !(values.AWS_ACCESS_KEY_ID && values.AWS_SECRET_ACCESS_KEY))
    refusals.push(
      "STORAGE_URL: names another server than Amazon's; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    );
  return refusals.filter((text) => text !== undefined);
}

function refusalOf(open: () => unknown): string | undefined {
  try {
    open();
    return undefined;
  } catch (error) {
    if (!(error instanceof DependencyRefused)) throw error;
    return `${error.dependency}: ${error.reason}`;
  }
}
