export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  /** Milliseconds since 1970, by the local clock. */
  readonly expiresAt?: number | undefined;
  /** Whose they are; set at each sign-in. */
  readonly userId?: string | undefined;
}

/** Storage for the tokens: memory, a keychain, or the browser's storage. */
export interface TokenStore {
  read(): Promise<Tokens | null> | Tokens | null;
  write(tokens: Tokens | null): Promise<void> | void;
}

export function memoryStore(tokens: Tokens | null = null): TokenStore {
  let kept = tokens;
  return {
    read: () => kept,
    write: (next) => {
      kept = next;
    },
  };
}
