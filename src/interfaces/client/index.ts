export { type Client, type ClientOptions, createClient } from './client.ts';
export { Conversation } from './conversation.ts';
export { CallRefused, ConnectionFailed, type Problem } from './failures.ts';
export type { Input, Message, OperationName, Output } from './operations.ts';
export type { RetryPolicy } from './retries.ts';
export { memoryStore, type TokenStore, type Tokens } from './sign-in.ts';
export type { Frame } from './transport.ts';
