import type { ContextModule } from '../../context-module.ts';
import { openPaymentProvider } from './provider/open-payment-provider.ts';
import { providerModule } from './provider/provider.module.ts';

export const wallets: ContextModule = {
  async bind({ config, clock, logger }) {
    const provider = await openPaymentProvider(config.PAYMENTS_URL, {
      appUrl: config.APP_URL,
      clock,
      logger,
    });
    return [providerModule(provider)];
  },
};
