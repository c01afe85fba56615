export * from './contract.ts';
export * from './object-store/index.ts';
