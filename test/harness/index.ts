/** Runs the nodes and credentials of the package in n8n-core's own contexts, without a running n8n. */
export * from './credentials';
export * from './editor';
export * from './logs';
export * from './package';
export * from './poll';
export * from './processed';
export * from './run';
export * from './webhook';
