/**
 * `npm run forms`: takes screenshots of forms in a real n8n. The form of each node's most complex operation
 * contains the values of its first test case. `npm run forms -- ghlOrders ghlForms`: only the nodes whose name
 * begins with one of these.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Page } from 'playwright-core';
import type { WorkflowJson } from '../sandbox/n8n/client';
import { importWorkflow } from '../sandbox/n8n/credentials';
import type { Editor } from '../test/e2e/support/editor';
import { formNode } from '../test/e2e/support/formNode';
import type { Testbed } from '../test/e2e/support/testbed';
import { packageNodes } from '../test/harness/package';
import { actionNodes, casesOf } from '../test/operations/support/nodes';
import { CASE_WORLD, caseWorld } from '../test/operations/support/testbed';
import { inEditor, type Studio } from './inEditor';

const FOLDER = resolve(__dirname, 'pictures/forms');
const VIEWPORT = { width: 1440, height: 900 };

/** The `resource:operation` with the largest form, by node. */
const ACTIONS: Record<string, readonly string[]> = {
	abstractGhl: ['order:upsert', 'order:setLineItems', 'customer:logActivity'],
	ghlCalendars: ['calendar:create', 'appointment:create', 'calendar:createSchedule'],
	ghlContacts: ['contact:create', 'contact:getAll'],
	ghlForms: ['submission:getAllOfForms', 'submission:uploadFiles'],
	ghlLocations: ['customField:create', 'task:search', 'task:createRecurring'],
	ghlMedia: ['file:upload', 'redirect:create'],
	ghlInvoices: ['invoice:create', 'invoice:createPaymentLink', 'invoiceSchedule:create'],
	ghlConversations: ['message:send', 'conversation:getAll'],
	ghlOpportunities: ['opportunity:upsert', 'opportunity:search'],
	ghlOrders: ['order:upsert', 'order:getAll', 'fulfillment:create', 'order:summarizeRevenue'],
	ghlPayments: ['coupon:create', 'customProvider:connect'],
	ghlProducts: ['product:create', 'price:create'],
	ghlStore: ['shippingRate:create', 'shippingZone:create'],
	ghlSubscriptions: ['subscription:getAll'],
	ghlTransactions: ['transaction:getAllWithOrders'],
	trustpilot: ['invitation:createEmail'],
};

/** A form with its values. */
interface Form {
	/** The name of the screenshot. */
	name: string;
	node: string;
	/** Default: 1. */
	typeVersion?: number;
	parameters: INodeParameters;
}

/** Returns the forms of operations, with the values of their first case. */
function actionForms(): Form[] {
	return actionNodes().flatMap((action) => {
		const cases = casesOf(action)(caseWorld());
		return (ACTIONS[action.name] ?? []).map((form) => {
			const [resource, operation] = form.split(':');
			const found = cases.find((one) => one.resource === resource && one.operation === operation);
			if (!found) throw new Error(`${action.name} does not have a case of ${form}`);
			const parameters = { resource, operation, ...found.parameters };
			return {
				name: `${action.name}-${resource}-${operation}`,
				node: action.name,
				typeVersion: action.node.description.defaultVersion,
				parameters,
			};
		});
	});
}

/** More forms of triggers: events with their own notices, by the name of the screenshot. */
const EVENTS: Record<string, Record<string, string[]>> = {
	ghlSubscriptionsTrigger: {
		'ghlSubscriptionsTrigger-canceled': ['subscriptionPastDue', 'subscriptionCanceled'],
	},
	trustpilotTrigger: {
		'trustpilotTrigger-conversations': ['conversationCreated', 'conversationUpdated'],
	},
};

/** Returns the default of the look-back window in the options of a polling trigger. */
function lookBackOf(properties: INodeProperties[]): number {
	const options = properties.find(({ name }) => name === 'options')?.options;
	const members = (options ?? []) as INodeProperties[];
	return Number(members.find(({ name }) => name === 'lookBackDays')?.default);
}

/** Returns the forms of triggers, with one event of each kind selected and the options open. */
function triggerForms(): Form[] {
	return packageNodes()
		.map(({ instance }) => instance.description)
		.filter(({ group }) => group.includes('trigger'))
		.flatMap(({ name, polling, properties, version, defaultVersion }) => {
			const choice = properties.find((property) => property.name === 'events');
			const all = (choice?.options as INodePropertyOptions[]).map(({ value }) => String(value));
			const options = { emitExisting: true, lookBackDays: lookBackOf(properties), maxRecords: 500 };
			const forms = { [name]: all.slice(0, 4), ...EVENTS[name] };
			return Object.entries(forms).map(([form, events]) => ({
				name: form,
				node: name,
				typeVersion: defaultVersion ?? [version].flat().at(-1),
				parameters: { events, ...(polling && { options }) },
			}));
		});
}

/**
 * Converts a value to what the form stores: days with a time, and mapped fields without the schema, which n8n
 * loads again.
 */
function asTyped(value: unknown): unknown {
	if (typeof value === 'string') return value.replace(/^\d{4}-\d{2}-\d{2}$/, '$&T00:00:00');
	if (Array.isArray(value)) return value.map(asTyped);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([name, inner]) => [
		name,
		name === 'schema' ? [] : asTyped(inner),
	]);
	return Object.fromEntries(entries);
}

function workflowOf({ name, node, typeVersion = 1, parameters }: Form): WorkflowJson {
	const form = formNode('Form', node, typeVersion, asTyped(parameters) as INodeParameters);
	return { name: `Form of ${name}`, nodes: [form], connections: {} };
}

/** Takes a screenshot of the entire form, even if it is longer than the window. */
async function takeForm(page: Page, path: string): Promise<void> {
	const form = page.getByTestId('node-parameters');
	// Lists and mapped fields load after the form has opened.
	await page.waitForTimeout(2500);
	const hidden = await form.evaluate((pane) => pane.scrollHeight - pane.clientHeight);
	await page.setViewportSize({ ...VIEWPORT, height: VIEWPORT.height + hidden });
	await form.screenshot({ path });
	await page.setViewportSize(VIEWPORT);
}

async function take(editor: Editor, { n8n, credentials }: Testbed, form: Form): Promise<void> {
	const { id } = await importWorkflow(n8n.client, workflowOf(form), credentials);
	await editor.openWorkflow(id);
	await editor.openNode('Form');
	await takeForm(editor.page, join(FOLDER, `${form.name}.png`));
	console.log(`docs/pictures/forms/${form.name}.png`);
}

async function takeForms({ editor, testbed }: Studio): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	const wanted = process.argv.slice(2);
	const isWanted = ({ name }: Form) =>
		wanted.length === 0 || wanted.some((start) => name.startsWith(start));
	const forms = [...actionForms(), ...triggerForms()].filter(isWanted);
	for (const form of forms) await take(editor, testbed, form);
}

inEditor(takeForms, {}, CASE_WORLD).catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
