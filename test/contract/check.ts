import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Operation } from '../../nodes/shared/catalog/types';
import { root } from '../harness';
import { withoutPrefix } from '../operations/support/apis';
import { actionNodes, casesOf, operationsOf, pollingNodes } from '../operations/support/nodes';
import type { ActionNode, NamedOperation, PollingNode } from '../operations/support/nodes';
import { caseWorld, openStage, type Stage } from '../operations/support/stage';
import type { Exchange } from '../operations/support/recorder';
import type { Case, Form } from '../operations/support/types';
import { Court, holds } from './court';
import { coverageOf, type Coverage } from './coverage';
import { withoutDeviations, type Deviation } from './deviations';
import { fullForms, fullTriggerForm, wirePlaces } from './fullForm';
import { leavesOfValue, type Leaves } from './leaves';
import { isElsewhere, shapeOf, type Spec } from './specs';

/** The outcome of the check. */
export interface Report {
	coverage: Coverage[];
	/** Numbers of what was judged. */
	requests: number;
	answers: number;
	/** Known deviations of the specs that were met. */
	deviations: number;
	/** All that must not be, one line each. */
	problems: string[];
	/** Specs whose file does not exist. */
	skipped: string[];
}

/** Where the official specs lie: `CONTRACT_SPECS`, or beside the checkout. */
export const specsFolder = (): string =>
	process.env.CONTRACT_SPECS ?? resolve(root, '../shared/specs');

const fileOf = ({ file }: Spec): string => join(file.startsWith('./') ? root : specsFolder(), file);

/** A case, or what stands for one while there is none. */
type Unproved = Omit<Case, 'expect'>;

/** The check at work: what was seen so far. */
class Check {
	readonly problems = new Set<string>();

	requests = 0;

	answers = 0;

	constructor(
		private readonly courts: Court[],
		private readonly stage: Stage,
	) {}

	/** Runs all that a node can send: its operations, and the searches behind its lists. */
	async playNode(node: ActionNode): Promise<void> {
		const cases = casesOf(node)(caseWorld());
		for (const one of operationsOf(node.catalog)) {
			const mine = cases.filter(
				({ resource, operation }) => resource === one.resource && operation === one.name,
			);
			await this.playOperation(node, one, mine);
		}
		for (const method of Object.keys(node.node.methods?.listSearch ?? {})) {
			await this.playSearch(node, method, cases);
		}
	}

	/** Runs all cases of one operation as they stand, and the first of them filled in to the last field. */
	private async playOperation(
		node: ActionNode,
		{ resource, name, operation }: NamedOperation,
		cases: Case[],
	): Promise<void> {
		const action = `${node.name} ${resource}.${name}`;
		const base: Unproved = cases[0] ?? { resource, operation: name };
		const called = new Set<string>();
		const sent: Leaves = new Map();
		let refusal = 'no case';
		const play = async (at: Unproved, form?: Form): Promise<Error | undefined> => {
			const { exchanges, error } = await this.stage.play(node, at, form);
			const routes = this.judge(action, node.catalog.api.name, exchanges, sent);
			for (const route of routes) called.add(shapeOf(route));
			return error;
		};

		if (cases.length === 0) this.problems.add(`${action}: no case`);
		for (const one of cases) {
			const error = await play(one);
			if (error) this.problems.add(`${action}: the case fails: ${error.message}`);
		}
		// An action that calls any endpoint has no fields of its own.
		if (operation.route.endsWith(' /')) return;
		for (const parameters of this.formsOf(action, operation, base)) {
			refusal = (await play(base, { parameters }))?.message ?? refusal;
		}
		if (!called.has(shapeOf(operation.route))) {
			this.problems.add(`${action}: ${operation.route} is not called: ${refusal}`);
			return;
		}
		const places = wirePlaces(operation, base);
		for (const { place } of places.filter((one) => one.certain && !holds(sent, one.place))) {
			this.problems.add(`${action}: '${place}' is never sent`);
		}
		for (const court of this.courtsOf(node.catalog.api.name)) court.note(operation, places);
	}

	private formsOf(action: string, operation: Operation, base: Unproved) {
		try {
			return fullForms(operation, base);
		} catch (error) {
			this.problems.add(`${action}: ${(error as Error).message}`);
			return [];
		}
	}

	/** Runs the search behind a list, in the form of a case that shows the list. */
	private async playSearch(node: ActionNode, method: string, cases: Case[]): Promise<void> {
		const shows = (form: unknown) =>
			JSON.stringify(form).includes(`"searchListMethod":"${method}"`);
		const { api, resources } = node.catalog;
		const one = cases.find(
			({ resource, operation }) =>
				shows(api.properties) || shows(resources[resource]?.operations[operation] ?? {}),
		);
		if (!one) return;
		const { exchanges, error } = await this.stage.search(node, method, one);
		if (error) this.problems.add(`${node.name} ${method}: the search fails: ${error.message}`);
		this.judge(`${node.name} ${method}`, api.name, exchanges, new Map());
	}

	/** Runs a polling trigger with all its events. */
	async playTrigger(trigger: PollingNode): Promise<void> {
		const { items, exchanges, error } = await this.stage.poll(
			trigger,
			fullTriggerForm(trigger.node),
		);
		if (error) this.problems.add(`${trigger.name}: the poll fails: ${error.message}`);
		else if (items.length === 0) this.problems.add(`${trigger.name}: the polls emit nothing`);
		this.judge(trigger.name, trigger.catalog.api.name, exchanges, new Map());
	}

	private courtsOf(api: string): Court[] {
		return this.courts.filter(({ spec }) => spec.api === api);
	}

	/** Has each exchange judged by the spec that documents it; answers with their routes. */
	private judge(action: string, api: string, exchanges: Exchange[], sent: Leaves): string[] {
		const courts = this.courtsOf(api);
		return exchanges.flatMap((exchange) => {
			const path = withoutPrefix(api, exchange.path) ?? exchange.path;
			leavesOfValue(exchange.query, sent);
			leavesOfValue(exchange.body, sent);
			this.requests++;
			const heard = firstOf(courts, (court) => court.hear(exchange, path));
			if (!heard && !isElsewhere(api, exchange.method, path)) {
				this.problems.add(`${action}: ${exchange.method} ${path} is not documented`);
			}
			if (heard?.answered) this.answers++;
			return heard ? [heard.route] : [];
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

/** Runs every case of the nodes that the specs name, and judges all that is sent and answered by the specs. */
export async function checkContract(
	specs: readonly Spec[],
	deviations: Readonly<Record<string, readonly Deviation[]>>,
): Promise<Report> {
	const present = specs.filter((spec) => existsSync(fileOf(spec)));
	const skipped = specs.filter((spec) => !present.includes(spec)).map(({ name }) => name);
	const courts = await Promise.all(present.map((spec) => Court.open(spec, fileOf(spec))));
	const nodes = actionNodes().filter(({ name }) => present.some((spec) => name in spec.nodes));
	const apis = new Set(nodes.map(({ catalog }) => catalog.api.name));
	const triggers = pollingNodes().filter(({ catalog }) => apis.has(catalog.api.name));
	const stage = await openStage();
	const check = new Check(courts, stage);
	try {
		for (const node of nodes) await check.playNode(node);
		for (const trigger of triggers) await check.playTrigger(trigger);
	} finally {
		await stage.close();
	}
	const coverage = courts.map(({ spec, routes }) => coverageOf(spec, routes, nodes));
	const violations = courts.flatMap((court) => [...court.violations, ...court.unset()]);
	// Of a spec that is not there none can be met.
	const listed = present.flatMap(({ name }) => deviations[name] ?? []);
	const { problems, used } = withoutDeviations(violations, listed);
	return {
		coverage,
		requests: check.requests,
		answers: check.answers,
		deviations: used,
		problems: [...coverage.flatMap((one) => one.problems), ...check.problems, ...problems],
		skipped,
	};
}
