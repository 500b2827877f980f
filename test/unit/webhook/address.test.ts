import { unreachableOrigin } from '../../../nodes/shared/webhook/address';

it.each([
	'http://localhost:5678',
	'http://n8n.example.com',
	'https://localhost',
	'https://n8n',
	'https://n8n.local',
	'https://192.168.1.20:8443',
	'https://172.20.0.5',
	'https://[fd00::1]',
	'https://127.0.0.1',
])('%s is not a public HTTPS address', (origin) => {
	expect(unreachableOrigin(`${origin}/webhook/secret/webhook`)).toBe(origin);
});

it.each([
	'https://n8n.example.com/webhook/secret',
	'https://n8n.example.com:8443/webhook/secret',
	'https://172.32.0.5/webhook/secret',
	'https://10.example.com/webhook/secret',
	'',
	undefined,
])('%s needs no warning', (url) => {
	expect(unreachableOrigin(url)).toBeUndefined();
});
