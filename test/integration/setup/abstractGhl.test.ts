import { abstractGhlKey } from '../../../sandbox/abstractGhl/access';
import { startTestbed, type Testbed } from '../../operations/support/testbed';
import { checksWith, methodsOf, setupChecker } from './support';

let testbed: Testbed;

beforeAll(async () => {
	testbed = await startTestbed();
});

afterAll(async () => await testbed.close());

const check = setupChecker('abstractGhl', () => testbed);

const READS = ['Customers', 'Orders', 'Invoices', 'Webhook Subscriptions'].map(
	(name) => `Read ${name}`,
);
const FIELDS = ['Customer', 'Order', 'Invoice'].map((name) => `Fields of ${name}`);

it('passes with both scopes, with GET requests only', async () => {
	const result = await check(abstractGhlKey());
	expect([...result.checks.keys()]).toEqual([
		...['Connection', 'Account', 'Rate Limit', 'Latency'],
		...READS,
		'Scope write',
		...FIELDS,
	]);
	expect(checksWith(result, false)).toEqual([]);
	expect(checksWith(result, null)).toEqual(['Scope write']);
	expect(methodsOf(result)).toEqual(['GET']);
	expect(result.checks.get('Fields of Order')).toMatchObject({
		details: {
			simplified: {
				orderId: '[text]',
				totalAmount: '[number]',
				lineItems: expect.any(Array) as [],
			},
			unknownFields: [],
			missingFields: [],
		},
	});
});

it('finds that the scope read is missing', async () => {
	const result = await check(abstractGhlKey('writeOnly'));
	expect(checksWith(result, false)).toEqual(READS);
	expect(result.checks.get('Read Orders')).toMatchObject({
		what: expect.stringMatching(/^The credential does not have the scope read/) as string,
		remedy: expect.stringMatching(/^This is needed for orders\. Add the scope/) as string,
	});
	expect(result.checks.get('Connection')?.ok).toBe(true);
});

it('explains a wrong key', async () => {
	const result = await check((bed) => ({
		abstractGhlApi: { ...abstractGhlKey()(bed).abstractGhlApi, apiKey: 'wrong-key' },
	}));
	expect(checksWith(result, false)).toEqual(['Connection']);
	expect(result.checks.get('Connection')).toMatchObject({
		what: expect.stringMatching(/^AbstractGHL rejected the API key/) as string,
		remedy: expect.stringMatching(/^Compare the key in the credential/) as string,
	});
	expect(methodsOf(result)).toEqual(['GET']);
});

it('shows fields that the contract does not define', async () => {
	const { checks } = await check((bed) => {
		const effect = { kind: 'oddRows', added: 'warehouse', removed: ['total'] } as const;
		bed.sandbox.faults.add({ path: '/abstractghl/orders', effect });
		return abstractGhlKey()(bed);
	});
	expect(checks.get('Fields of Order')).toMatchObject({
		ok: false,
		details: { unknownFields: ['warehouse'], missingFields: ['totalAmount (total)'] },
	});
});
