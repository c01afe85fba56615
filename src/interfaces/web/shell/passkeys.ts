import type { Input } from '../../client/index.ts';

type Passkey = NonNullable<Input<'identity.prove-factor'>['passkey']>;

/** False in browsers without passkeys. */
export const canUsePasskeys = (): boolean =>
  'PublicKeyCredential' in globalThis && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Asks the browser for a passkey; undefined when the person decides against it. */
export async function askForPasskey(options: object): Promise<Passkey | undefined> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  );
  const found = await navigator.credentials.get({ publicKey }).catch(() => null);
  return found instanceof PublicKeyCredential ? (found.toJSON() as unknown as Passkey) : undefined;
}

type NewPasskey = Input<'identity.confirm-passkey'>['response'];

/** Makes a passkey on this device; undefined when the person decides against it. */
export async function makePasskey(options: object): Promise<NewPasskey | undefined> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  const made = await navigator.credentials.create({ publicKey }).catch(() => null);
  return made instanceof PublicKeyCredential ? (made.toJSON() as unknown as NewPasskey) : undefined;
}
