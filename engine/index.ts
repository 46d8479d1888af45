export * from './declare/index.ts';
export * from './engine.ts';
export * from './errors.ts';
export * from './clock/view.ts';
export * from './facts/ledger-view.ts';
export * from './facts/view.ts';
export * from './ids.ts';
export * from './vault/files-view.ts';
