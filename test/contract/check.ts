import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../nodes/shared/catalog/types';
import { root } from '../harness';
import { withoutPrefix } from '../operations/support/apis';
import { actionNodes, casesOf, operationsOf, pollingNodes } from '../operations/support/nodes';
import type { ActionNode, NamedOperation, PollingNode } from '../operations/support/nodes';
import type { Exchange } from '../operations/support/recorder';
import { caseWorld, startTestbed, type Testbed } from '../operations/support/testbed';
import type { Case, Form } from '../operations/support/types';
import { coverageOf, type Coverage } from './coverage';
import { withoutDeviations, type Deviation } from './deviations';
import { fullForms, fullTriggerForm, sentFields } from './fullForm';
import { leavesOfValue, type Leaves } from './leaves';
import { hasLeaf, SpecificationCheck } from './specificationCheck';
import { isHelperEndpoint, shapeOf, type Specification } from './specifications';

/** The result of the contract check. */
export interface Report {
	coverage: Coverage[];
	/** Number of validated requests. */
	requests: number;
	/** Number of validated responses. */
	responses: number;
	/** Number of known deviations that occurred. */
	deviations: number;
	/** Everything that is wrong, one line each. */
	problems: string[];
	/** Names of the specifications whose file does not exist. */
	missing: string[];
}

const fileOf = ({ file }: Specification, folder: string): string =>
	join(file.startsWith('./') ? root : folder, file);

/** The input of a case. An operation without a case gets one without parameters. */
type CaseInput = Omit<Case, 'expect'>;

/** Runs nodes against the sandbox and validates the requests and responses. */
class ContractCheck {
	readonly problems = new Set<string>();

	requests = 0;

	responses = 0;

	constructor(
		private readonly checks: SpecificationCheck[],
		private readonly testbed: Testbed,
	) {}

	/** Checks all requests that a node can send: its operations, and the searches of its lists. */
	async checkNode(node: ActionNode): Promise<void> {
		const cases = casesOf(node)(caseWorld());
		for (const one of operationsOf(node.catalog)) {
			const own = cases.filter(
				({ resource, operation }) => resource === one.resource && operation === one.name,
			);
			await this.checkOperation(node, one, own);
		}
		for (const method of Object.keys(node.node.methods?.listSearch ?? {})) {
			await this.checkSearch(node, method, cases);
		}
	}

	/** Runs all cases of an operation, and then its first case with all form fields filled in. */
	private async checkOperation(
		node: ActionNode,
		{ resource, name, operation }: NamedOperation,
		cases: Case[],
	): Promise<void> {
		const action = `${node.name} ${resource}.${name}`;
		const base: CaseInput = cases[0] ?? { resource, operation: name };
		const called = new Set<string>();
		const sent: Leaves = new Map();
		let reason = 'no case';
		const run = async (input: CaseInput, form?: Form): Promise<Error | undefined> => {
			const { exchanges, error } = await this.testbed.run(node, input, form);
			const routes = this.validate(action, node.catalog.api.name, exchanges, sent);
			for (const route of routes) called.add(shapeOf(route));
			return error;
		};

		if (cases.length === 0) this.problems.add(`${action}: no case`);
		for (const one of cases) {
			const error = await run(one);
			if (error) this.problems.add(`${action}: the case fails: ${error.message}`);
		}
		// An action that calls any endpoint has no fields for a specific one.
		if (operation.route.endsWith(' /')) return;
		for (const parameters of this.formsOf(action, operation, base)) {
			reason = (await run(base, { parameters }))?.message ?? reason;
		}
		if (!called.has(shapeOf(operation.route))) {
			this.problems.add(`${action}: ${operation.route} is not called: ${reason}`);
			return;
		}
		const fields = sentFields(operation, base);
		for (const { path } of fields.filter((one) => one.certain && !hasLeaf(sent, one.path))) {
			this.problems.add(`${action}: '${path}' is never sent`);
		}
		for (const check of this.checksOf(node.catalog.api.name)) check.addAction(operation, fields);
	}

	private formsOf(action: string, operation: Operation, base: CaseInput) {
		try {
			return fullForms(operation, base);
		} catch (error) {
			this.problems.add(`${action}: ${(error as Error).message}`);
			return [];
		}
	}

	/** Runs the search of a list, with the form of a case that shows the list. */
	private async checkSearch(node: ActionNode, method: string, cases: Case[]): Promise<void> {
		const hasSearch = (form: unknown) =>
			JSON.stringify(form).includes(`"searchListMethod":"${method}"`);
		const { api, resources } = node.catalog;
		const one = cases.find(
			({ resource, operation }) =>
				hasSearch(api.properties) || hasSearch(resources[resource]?.operations[operation] ?? {}),
		);
		if (!one) return;
		const { exchanges, error } = await this.testbed.search(node, method, one);
		if (error) this.problems.add(`${node.name} ${method}: the search fails: ${error.message}`);
		this.validate(`${node.name} ${method}`, api.name, exchanges, new Map());
	}

	/** Runs a polling trigger with all its events. */
	async checkTrigger(trigger: PollingNode): Promise<void> {
		const { items, exchanges, error } = await this.testbed.poll(
			trigger,
			fullTriggerForm(trigger.node, this.testbed.sandbox),
		);
		if (error) this.problems.add(`${trigger.name}: the poll fails: ${error.message}`);
		else if (items.length === 0) this.problems.add(`${trigger.name}: the poll emits no item`);
		this.validate(trigger.name, trigger.catalog.api.name, exchanges, new Map());
	}

	private checksOf(api: string): SpecificationCheck[] {
		return this.checks.filter(({ specification }) => specification.api === api);
	}

	/** Validates each exchange against the specification that documents it. Returns the routes. */
	private validate(action: string, api: string, exchanges: Exchange[], sent: Leaves): string[] {
		const checks = this.checksOf(api);
		return exchanges.flatMap((exchange) => {
			const path = withoutPrefix(api, exchange.path) ?? exchange.path;
			leavesOfValue(exchange.query, sent);
			leavesOfValue(exchange.body, sent);
			this.requests++;
			const found = firstOf(checks, (check) => check.addExchange(exchange, path));
			if (!found && !isHelperEndpoint(api, exchange.method, path)) {
				this.problems.add(`${action}: ${exchange.method} ${path} is not documented`);
			}
			if (found?.responseValidated) this.responses++;
			return found ? [found.route] : [];
		});
	}
}

function firstOf<T, R>(list: T[], find: (one: T) => R | undefined): R | undefined {
	for (const one of list) {
		const found = find(one);
		if (found !== undefined) return found;
	}
	return undefined;
}

/**
 * Runs all cases of the nodes that the specifications name. Validates all requests and responses against the
 * specifications.
 *
 * @param folder - the folder of the specifications
 */
export async function checkContract(
	specifications: readonly Specification[],
	deviations: Readonly<Record<string, readonly Deviation[]>>,
	folder: string,
): Promise<Report> {
	const present = specifications.filter((one) => existsSync(fileOf(one, folder)));
	const missing = specifications.filter((one) => !present.includes(one)).map(({ name }) => name);
	const checks = await Promise.all(
		present.map((one) => SpecificationCheck.open(one, fileOf(one, folder))),
	);
	const nodes = actionNodes().filter(({ name }) => present.some((one) => name in one.nodes));
	const apis = new Set(nodes.map(({ catalog }) => catalog.api.name));
	const triggers = pollingNodes().filter(({ catalog }) => apis.has(catalog.api.name));
	const testbed = await startTestbed();
	const check = new ContractCheck(checks, testbed);
	try {
		for (const node of nodes) await check.checkNode(node);
		for (const trigger of triggers) await check.checkTrigger(trigger);
	} finally {
		await testbed.close();
	}
	const coverage = checks.map(({ specification, routes }) =>
		coverageOf(specification, routes, nodes),
	);
	const violations = checks.flatMap((one) => [...one.violations, ...one.unsetFields()]);
	// A deviation cannot occur if its specification is not there.
	const listed = present.flatMap(({ name }) => deviations[name] ?? []);
	const { problems, used } = withoutDeviations(violations, listed);
	return {
		coverage,
		requests: check.requests,
		responses: check.responses,
		deviations: used,
		problems: [...coverage.flatMap((one) => one.problems), ...check.problems, ...problems],
		missing,
	};
}
