/**
 * Settings that n8n-core reads while it loads. Import this before anything of n8n.
 *
 * The user folder lies inside `node_modules`, one for each jest worker, so that tests neither read nor write the
 * developer's own n8n and never race for its settings file.
 */
import { resolve } from 'node:path';

process.env.N8N_USER_FOLDER = resolve(
	__dirname,
	'../../node_modules/.cache/n8n-harness',
	process.env.JEST_WORKER_ID ?? '0',
);
process.env.N8N_ENCRYPTION_KEY = 'the-harness-encrypts-nothing';
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'false';
