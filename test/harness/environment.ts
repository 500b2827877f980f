/**
 * Settings that n8n-core reads when it loads. Import this file before all n8n packages.
 *
 * The user folder is in `node_modules`, one for each Jest worker. Tests neither read nor write the developer's own
 * n8n, and do not write the same settings file.
 */
import { resolve } from 'node:path';

process.env.N8N_USER_FOLDER = resolve(
	__dirname,
	'../../node_modules/.cache/n8n-harness',
	process.env.JEST_WORKER_ID ?? '0',
);
process.env.N8N_ENCRYPTION_KEY = 'the-harness-encrypts-nothing';
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'false';
