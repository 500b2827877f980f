/** Runs the package's nodes and credentials in n8n-core's own contexts, without an n8n. */
export * from './credentials';
export * from './editor';
export * from './logs';
export * from './package';
export * from './poll';
export * from './processed';
export * from './run';
export * from './webhook';
export type { NodeSetupOptions } from './nodeSetup';
