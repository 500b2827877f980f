import { CREDENTIAL_NAMES, importWorkflow } from '../../sandbox/n8n/credentials';
import { node } from '../../sandbox/n8n/chain';
import { startBrowser, takePreview } from './support/browser';
import { Editor } from './support/editor';
import { startTestbed, type Testbed } from './support/testbed';

const CASES = [
	['ghlOrders', 1.1, 'apiKey', { ghlApi: CREDENTIAL_NAMES.token }, 'Location'],
	[
		'trustpilot',
		1,
		'oAuth2',
		{ trustpilotOAuth2Api: CREDENTIAL_NAMES.trustpilot },
		'Business Unit',
	],
	['abstractGhl', 1, 'apiKey', { abstractGhlApi: CREDENTIAL_NAMES.abstractGhl }, 'Account'],
] as const;

describe('Check Setup in the editor', () => {
	let testbed: Testbed;
	let editor: Editor;
	beforeAll(async () => {
		testbed = await startTestbed({ hasEditor: true });
		editor = await Editor.open(await startBrowser(), testbed.n8n.url);
	});
	afterAll(async () => {
		await editor?.page.context().browser()?.close();
		await testbed?.close();
	});

	it.each(CASES)(
		'of %s %d with %s shows a row for each check',
		async (name, version, authentication, credential, account) => {
			const [[type, credentialName]] = Object.entries(credential);
			const parameters = { authentication, resource: 'account', operation: 'checkSetup' };
			const checked = node('Check', `n8n-nodes-ghl-commerce.${name}`, version, parameters, {
				[type]: { id: null, name: credentialName },
			});
			const { id } = await importWorkflow(
				testbed.n8n.client,
				{ name: `Check ${name} ${authentication}`, nodes: [checked], connections: {} },
				testbed.credentials,
			);
			await editor.openWorkflow(id);
			await editor.openNode('Check');
			const rows = await editor.executeStep();
			await takePreview(editor.page, `check-${name}-${authentication}`);
			const columns = Object.keys(rows[0]);
			expect(columns.slice(0, 5)).toEqual(['check', 'ok', 'what', 'remedy', 'details']);
			expect(rows[0]).toMatchObject({ check: 'Connection', ok: 'true' });
			expect(rows[1]).toMatchObject({ check: account, ok: 'true' });
			expect(rows.filter(({ ok }) => ok === 'false')).toEqual([]);
		},
	);
});
