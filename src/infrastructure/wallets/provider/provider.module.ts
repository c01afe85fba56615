import { ContainerModule } from 'inversify';
import { PaymentProvider } from '../../../application/wallets/provider/ports.ts';

export const providerModule = (provider: PaymentProvider): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(PaymentProvider).toConstantValue(provider);
  });
