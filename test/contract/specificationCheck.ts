import type { OpenAPIV3 } from 'openapi-types';
import type { Operation } from '../../nodes/shared/catalog/types';
import type { Exchange } from '../operations/support/recorder';
import { documentedOperations, readDocument, type DocumentedOperation } from './document';
import type { SentField } from './fullForm';
import { leavesOfValue, type Leaves } from './leaves';
import { sourcePaths } from './simplified';
import { shapeOf, type Specification } from './specifications';
import {
	documentedInput,
	documentedOutput,
	ExchangeValidator,
	withLists,
	type Violation,
} from './validator';

const isWithin = (inner: string, outer: string): boolean =>
	inner === outer || inner.startsWith(`${outer}.`);

/** Whether there is a value at a path, or below it. */
export function hasLeaf(leaves: Leaves, path: string): boolean {
	return [...leaves.keys()].some((one) => isWithin(one, path));
}

/** Checks recorded requests and responses against one specification and collects the violations. */
export class SpecificationCheck {
	readonly violations: Violation[] = [];

	/** The values sent to each operation, by its route. */
	private readonly sent = new Map<string, Leaves>();

	/** Fields for which the form accepts any value, by the route without the names of its path parameters. */
	private readonly freeFields = new Map<string, string[]>();

	/** Parameters that pagination sets, by the same routes. */
	private readonly paging = new Map<string, string[]>();

	private constructor(
		readonly specification: Specification,
		private readonly validator: ExchangeValidator,
		private readonly operations: DocumentedOperation[],
	) {}

	/** @param source - the path of the specification, or its document */
	static async open(
		specification: Specification,
		source: string | OpenAPIV3.Document,
	): Promise<SpecificationCheck> {
		const document = await readDocument(source);
		return new SpecificationCheck(
			specification,
			new ExchangeValidator(document),
			documentedOperations(document),
		);
	}

	/** Every documented operation: `GET /payments/orders`. */
	get routes(): string[] {
		return this.operations.map(({ operationId }) => operationId);
	}

	/**
	 * Registers an action: fields that accept any value, and the parameters of pages after the first. Checks that the
	 * specification documents the fields that the simplified output reads.
	 */
	addAction(action: Operation, fields: SentField[]): void {
		const shape = shapeOf(action.route);
		const free = fields.filter(({ acceptsAny }) => acceptsAny).map(({ path }) => path);
		this.freeFields.set(shape, [...(this.freeFields.get(shape) ?? []), ...free]);
		const paging = Object.values(action.list?.params ?? {});
		this.paging.set(shape, [...(this.paging.get(shape) ?? []), ...paging]);
		this.checkOutput(action);
	}

	/**
	 * Validates a recorded request and its response, if this specification documents the operation.
	 *
	 * @param path - without the prefix of the sandbox
	 * @returns the route, and whether the response was validated too; undefined if the operation is not documented here
	 */
	addExchange(
		exchange: Exchange,
		path: string,
	): { route: string; responseValidated: boolean } | undefined {
		const operation = this.validator.operationOf(exchange.method, path);
		if (!operation) return undefined;
		const route = operation.operationId;
		const sent = this.sent.get(route) ?? new Map();
		this.sent.set(route, sent);
		leavesOfValue(withLists(operation, exchange.query), sent);
		leavesOfValue(exchange.body, sent);
		this.violations.push(...this.validator.validateRequest(operation, exchange, path));
		this.violations.push(...this.hostViolations(operation, exchange, path));
		// The sandbox may reject made-up values. Specifications do not describe error responses.
		if (exchange.response.status >= 400) return { route, responseValidated: false };
		this.violations.push(...this.validator.validateResponse(operation, exchange));
		return { route, responseValidated: true };
	}

	private hostViolations(
		operation: DocumentedOperation,
		exchange: Exchange,
		path: string,
	): Violation[] {
		const { hosts } = this.specification;
		const server = operation.servers?.[0].url;
		const prefix = server && hosts?.[server];
		if (!hosts || exchange.path === `${prefix}${path}`) return [];
		const message = `the host is ${server}`;
		return [{ operation: operation.operationId, part: 'path', at: '', rule: 'host', message }];
	}

	/** A simplified output may read documented fields only: the sandbox could return fields that the API never returns. */
	private checkOutput(action: Operation): void {
		const operation = this.operations.find(
			({ operationId }) => shapeOf(operationId) === shapeOf(action.route),
		);
		const documented = operation && documentedOutput(operation);
		if (!documented) return;
		const known = [...documented.keys()];
		const isKnown = (path: string) =>
			known.some((one) => one === '' || isWithin(one, path) || isWithin(path, one));
		for (const paths of sourcePaths(action).filter((some) => !some.some(isKnown))) {
			this.violations.push({
				operation: operation.operationId,
				part: 'response',
				at: paths[0],
				rule: 'undeclared',
				message: 'the simplified output reads this field',
			});
		}
	}

	/** Returns documented fields and values that no form sends, for operations that are actions. */
	unsetFields(): Violation[] {
		return this.operations
			.filter(({ operationId }) => !(operationId in this.specification.excluded))
			.flatMap((operation) => this.unsetFieldsOf(operation));
	}

	private unsetFieldsOf(operation: DocumentedOperation): Violation[] {
		const route = operation.operationId;
		const sent = this.sent.get(route);
		if (!sent) return [];
		const free = this.freeFields.get(shapeOf(route)) ?? [];
		const unset = (at: string, message: string): Violation => ({
			operation: route,
			part: 'form',
			at,
			rule: 'unset',
			message,
		});
		return [...documentedInput(operation)].flatMap(([at, values]) => {
			if (this.paging.get(shapeOf(route))?.includes(at)) return [];
			if (!hasLeaf(sent, at)) return [unset(at, 'the form cannot set this field')];
			if (free.some((path) => isWithin(at, path))) return [];
			const missing = [...values].filter((value) => !sent.get(at)?.has(value));
			return missing.length > 0
				? [unset(`${at}=${missing.join()}`, 'the form does not offer these values')]
				: [];
		});
	}
}
