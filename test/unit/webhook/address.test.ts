import type { IHookFunctions } from 'n8n-workflow';

import { warnAboutAddress } from '../../../nodes/shared/webhook/address';

/** Returns the warnings of a node with a webhook URL. */
function warningsFor(url?: string): string[] {
	const warn = jest.fn<void, [string]>();
	warnAboutAddress({
		getNodeWebhookUrl: () => url,
		getNode: () => ({ name: 'Orders' }),
		getWorkflow: () => ({ id: 'workflow' }),
		logger: { warn },
	} as unknown as IHookFunctions);
	return warn.mock.calls.map(([message]) => message);
}

it.each([
	'http://localhost:5678',
	'http://n8n.example.com',
	'https://localhost',
	'https://n8n',
	'https://n8n.local',
	'https://192.168.1.20:8443',
	'https://172.20.0.5',
	'https://[fd00::1]',
	'https://[fe80::1]',
	'https://[::1]:8443',
	'https://127.0.0.1',
])('%s is not a public HTTPS address', (origin) => {
	expect(warningsFor(`${origin}/webhook/secret/webhook`)).toEqual([
		expect.stringContaining(`Orders: The webhook URL begins with ${origin}, which`),
	]);
	expect(warningsFor(`${origin}/webhook/secret/webhook`).join()).not.toContain('secret');
});

it.each([
	'https://n8n.example.com/webhook/secret',
	'https://n8n.example.com:8443/webhook/secret',
	'https://172.32.0.5/webhook/secret',
	'https://10.example.com/webhook/secret',
	'https://[2001:db8::1]/webhook/secret',
	'',
	undefined,
])('%s needs no warning', (url) => {
	expect(warningsFor(url)).toEqual([]);
});
