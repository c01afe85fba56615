import type { Logger } from 'pino';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { PaymentProvider } from '../../../application/wallets/provider/ports.ts';
import { DependencyLog } from '../../kernel/observability/dependency-log.ts';
import { orInstall } from '../../kernel/runtime/optional-packages.ts';

interface Setup {
  /** The page that payers come back to. */
  readonly returnUrl: string;
  readonly log: DependencyLog;
}
type Opener = (url: URL, setup: Setup) => Promise<PaymentProvider>;

/** The providers by the scheme of `PAYMENTS_URL`. Each loads its library only when it is opened. */
const openers: Readonly<Record<string, Opener>> = {
  'ledger:': async () => {
    const { LedgerProvider } = await import('./ledger-provider.ts');
    return new LedgerProvider();
  },
  'stripe:': async (url, setup) => {
    const { openStripe } = await import('./open-stripe.ts').catch(
      orInstall('stripe', 'the payment provider'),
    );
    return openStripe(url, process.env, setup);
  },
};

export const paymentSchemes: readonly string[] = Object.keys(openers);

/** The provider that `PAYMENTS_URL` names. */
export async function openPaymentProvider(
  url: string,
  { appUrl, clock, logger }: { readonly appUrl: string; readonly clock: Clock; readonly logger: Logger },
): Promise<PaymentProvider> {
  const parsed = new URL(url);
  const log = new DependencyLog(logger, clock);
  return openers[parsed.protocol]!(parsed, { returnUrl: `${appUrl}/wallet`, log });
}
