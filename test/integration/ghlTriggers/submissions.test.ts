import type { IDataObject } from 'n8n-workflow';

import { GhlFormsTrigger } from '../../../nodes/ghl/GhlFormsTrigger/GhlFormsTrigger.node';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { fileValue, submissionOf, type Questionnaire } from '../../../sandbox/ghl/submissions/data';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createPoller, loadOptions, type Poller } from '../../harness';
import { apiRequests, tokenCredential, UNLIMITED } from '../engine/support';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const EVENTS = ['formSubmitted', 'surveySubmitted'];
const node = new GhlFormsTrigger();

let sandbox: Sandbox;
beforeEach(async () => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
	sandbox = await startSandbox({ orders: 20, days: 5, rateLimit: UNLIMITED, now: () => NOW });
});
afterEach(async () => {
	jest.restoreAllMocks();
	await sandbox.close();
});

const data = () => sandbox.world.ghl.submissionData;
const named = (name: string): Questionnaire => {
	const of = ({ locationId }: Questionnaire) => locationId === MAIN_LOCATION.id;
	return data()
		.questionnaires.filter(of)
		.filter((one) => one.name === name)[0];
};

let count = 0;
/** Submits a form or survey, by its name. Returns the ID of the submission. */
function submit(name: string, values: IDataObject = {}): string {
	const [contact] = sandbox.world.ghl.contacts.all(MAIN_LOCATION.id);
	const row = submissionOf(named(name), contact, `submitted-${++count}`, NOW, values);
	return data().submissions.insert(row)._id;
}

async function activated(parameters: IDataObject = {}): Promise<Poller> {
	const poller = createPoller({
		node,
		parameters: { events: EVENTS, ...parameters } as never,
		credentials: tokenCredential(sandbox),
	});
	expect(await poller.activate()).toBeNull();
	return poller;
}

const itemsOf = async (poller: Poller) => ((await poller.poll()) ?? []).map(({ json }) => json);

it('emits submissions of forms and surveys once, with values and files', async () => {
	const poller = await activated();
	const file = fileValue('file1', 'scan.pdf', 'application/pdf', 1024);
	const form = submit('Wholesale Request', { company: 'Kolding Coffee', documents: file });
	const survey = submit('Tasting Feedback', { taste: '5' });
	const items = await itemsOf(poller);
	expect(items).toHaveLength(2);
	expect(items[0]).toMatchObject({
		event: 'formSubmitted',
		submissionId: form,
		formId: named('Wholesale Request').id,
		fieldValues: { company: 'Kolding Coffee' },
		files: [{ field: 'documents', name: 'scan.pdf', type: 'application/pdf', size: 1024 }],
	});
	expect(items[1]).toMatchObject({
		event: 'surveySubmitted',
		submissionId: survey,
		surveyId: named('Tasting Feedback').id,
		fieldValues: { taste: '5' },
	});
	expect(await poller.poll()).toBeNull();
});

it.each([
	['the chosen forms', { formIds: ['Newsletter'] }, ['Newsletter', 'Tasting Feedback']],
	[
		'any form, if none is chosen',
		{ formIds: [] },
		['Wholesale Request', 'Newsletter', 'Tasting Feedback'],
	],
	['the chosen surveys', { surveyIds: ['Newsletter'] }, ['Wholesale Request', 'Newsletter']],
])('emits submissions of %s, and all of the other kind', async (_name, chosen, expected) => {
	const ids = Object.entries(chosen).map(([name, forms]) => [
		name,
		forms.map((form) => named(form).id),
	]);
	const poller = await activated({ filters: Object.fromEntries(ids) });
	for (const name of ['Wholesale Request', 'Newsletter', 'Tasting Feedback']) submit(name);
	const parents = (await itemsOf(poller)).map(({ formId, surveyId }) => formId ?? surveyId);
	expect(new Set(parents)).toEqual(new Set(expected.map((name) => named(name).id)));
	expect(parents).toHaveLength(expected.length);
});

it('requests the days since the last submissions, until later than today in every time zone', async () => {
	const poller = await activated();
	const before = apiRequests(sandbox).length;
	await poller.poll();
	const polled = apiRequests(sandbox).slice(before);
	expect(polled.map(({ path }) => path.replace('/ghl', ''))).toEqual([
		'/forms/submissions',
		'/surveys/submissions',
	]);
	for (const { query } of polled) {
		expect(query).toMatchObject({ startAt: '2026-11-12', endAt: '2026-11-26' });
	}
});

it('lists more forms than one page contains', async () => {
	const { questionnaires } = data();
	const form = named('Newsletter');
	for (let i = 0; i < 60; i++) questionnaires.push({ ...form, id: `form${i}`, name: `Form ${i}` });
	const list = async (method: string) =>
		await loadOptions({ node, method, parameters: {}, credentials: tokenCredential(sandbox) });
	const forms = await list('getForms');
	expect(forms).toHaveLength(62);
	expect(forms).toContainEqual({ name: 'Form 59', value: 'form59' });
	expect(await list('getSurveys')).toEqual([
		{ name: 'Tasting Feedback', value: named('Tasting Feedback').id },
	]);
});
