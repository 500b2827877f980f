import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { loadOptions, logs, mapFields, searchList, type EditorOptions } from '../../harness';
import {
	anyResponses,
	startAnyResponseServer,
	ValidResponses,
	type AnyResponseServer,
} from '../../harness/anyResponses';
import { checkError, secretsOf } from '../../harness/anyResponseChecks';
import { prototypeNames, PROTOTYPE_NAMES } from '../../harness/anyJson';
import { property } from '../../harness/property';
import { inVirtualTime } from '../../harness/virtualTime';
import { accessOf } from '../../operations/support/apis';
import { actionNodes, casesOf, type ActionNode } from '../../operations/support/nodes';
import { startRecorder, type Recorder } from '../../operations/support/recorder';
import { CASE_WORLD, caseWorld } from '../../operations/support/testbed';
import { startSandbox, type Sandbox } from '../../../sandbox/server';

/** Each method runs 10 times in CI. */
const FACTOR = 0.1;
/** The limit of one request in a form, in virtual time. A list sends a few requests. */
const MAX_LIST_MS = 60_000;

type Kind = 'listSearch' | 'loadOptions' | 'resourceMapping';
interface Entry {
	name: string;
	value: unknown;
}

/** Calls a method. Returns its entries. */
const CALLS: Record<Kind, (options: EditorOptions, filter?: string) => Promise<Entry[]>> = {
	listSearch: async (options, filter) => (await searchList(options, { filter })).results,
	loadOptions: async (options) => await loadOptions(options),
	resourceMapping: async (options) =>
		(await mapFields(options)).fields.flatMap(({ displayName, id, options: choices = [] }) => [
			{ name: displayName, value: id },
			...choices,
		]),
};

interface Method {
	node: ActionNode;
	kind: Kind;
	name: string;
	/** The form in which the method is called. */
	parameters: INodeParameters;
}

/** Each method of all nodes once, with the form of a case that contains it. */
function allMethods(): Method[] {
	const known = new Map<unknown, Method>();
	for (const node of actionNodes()) {
		const cases = casesOf(node)(caseWorld());
		for (const kind of Object.keys(CALLS) as Kind[]) {
			for (const [name, method] of Object.entries(node.node.methods?.[kind] ?? {})) {
				const one = cases.find(({ resource, operation }) =>
					JSON.stringify(node.catalog.resources[resource]?.operations[operation] ?? {}).includes(
						`"${name}"`,
					),
				);
				const { resource, operation, parameters } = one ?? cases[0];
				const form = { resource, operation, ...parameters } as INodeParameters;
				if (one || !known.has(method)) known.set(method, { node, kind, name, parameters: form });
			}
		}
	}
	return [...known.values()];
}

/** The faults of the entries of a list. */
const problemsOf = (entries: Entry[]): string[] =>
	entries.flatMap(({ name, value }) => [
		...(typeof name === 'string' && name.trim() !== '' ? [] : [`The name is ${String(name)}`]),
		...(/\bundefined\b|\bnull\b|\[object |\bNaN\b/.test(name) ? [`The name is ${name}`] : []),
		...(['string', 'number', 'boolean'].includes(typeof value) && value !== ''
			? []
			: [`The value is ${String(value)}`]),
		...(['undefined', 'null', '[object Object]', '__proto__'].includes(String(value))
			? [`The value is ${String(value)}`]
			: []),
	]);

describe('any response to a list of a form', () => {
	const prototype = prototypeNames();
	let sandbox: Sandbox;
	let recorder: Recorder;
	let server: AnyResponseServer;
	beforeAll(async () => {
		sandbox = await startSandbox({ ...CASE_WORLD, rateLimit: null });
		[recorder, server] = await Promise.all([startRecorder(sandbox.url), startAnyResponseServer()]);
	});
	afterAll(async () => {
		await Promise.all([recorder.close(), server.close()]);
		await sandbox.close();
	});

	const optionsOf = ({ node, name, parameters }: Method, url: string) => {
		const { search } = accessOf(node.catalog.api.name);
		const credentials = search.credentials({ url, sandbox } as never);
		const form = { ...parameters, ...search.parameters } as INodeParameters;
		return { options: { node: node.node, method: name, parameters: form, credentials } };
	};

	const valid = new Map<Method, ValidResponses>();
	const validResponses = async (method: Method) => {
		const known = valid.get(method);
		if (known) return known;
		recorder.take();
		await CALLS[method.kind](optionsOf(method, recorder.url).options).catch(() => undefined);
		const responses = new ValidResponses();
		for (const { method: verb, path, response } of recorder.take()) {
			responses.add(verb, path, response.body);
		}
		valid.set(method, responses);
		return responses;
	};

	const run = fc.record({
		responses: anyResponses,
		filter: fc.constantFrom(undefined, '', 'a', ...PROTOTYPE_NAMES),
	});
	for (const method of allMethods()) {
		property(
			`${method.node.name} ${method.name}`,
			run,
			async ({ responses, filter }) => {
				logs.length = 0;
				const known = await validResponses(method);
				const { url, script } = server.add({ responses, valid: known, secret: '' });
				const { options } = optionsOf(method, url);
				const secrets = secretsOf(options.credentials as never);
				script.secret = secrets[0];
				const call = async () => await CALLS[method.kind](options, filter);
				const { result, ms } = await inVirtualTime(async () => await call().catch(asError));
				if (result instanceof Error) checkError(result, secrets);
				else expect(problemsOf(result)).toEqual([]);
				expect(ms).toBeLessThan(MAX_LIST_MS);
				expect(prototypeNames()).toBe(prototype);
				expect(secrets.filter((secret) => logs.join('\n').includes(secret))).toEqual([]);
			},
			FACTOR,
		);
	}
});

const asError = (error: unknown): Error => {
	if (error instanceof Error) return error;
	throw new Error('The method throws no error');
};
