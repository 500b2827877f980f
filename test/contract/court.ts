import type { OpenAPIV3 } from 'openapi-types';
import type { Operation } from '../../nodes/shared/catalog/types';
import type { Exchange } from '../operations/support/recorder';
import { documentedOperations, readDocument, type Documented } from './document';
import { documentedAnswer, documentedInput, Judge, withLists, type Violation } from './judge';
import { leavesOfValue, type Leaves } from './leaves';
import type { WirePlace } from './fullForm';
import { placesRead } from './simplified';
import { shapeOf, type Spec } from './specs';

const isWithin = (inner: string, outer: string): boolean =>
	inner === outer || inner.startsWith(`${outer}.`);

/** Whether there is something at a place, or below it. */
export function holds(leaves: Leaves, place: string): boolean {
	return [...leaves.keys()].some((one) => isWithin(one, place));
}

/** One spec, and all that was said before it. */
export class Court {
	readonly violations: Violation[] = [];

	/** What was sent to each operation, by its route. */
	private readonly sent = new Map<string, Leaves>();

	/** Places for which the form takes any value, by the route without the names of its path parameters. */
	private readonly free = new Map<string, string[]>();

	/** Parameters that the reading of a list sets by itself, by the same routes. */
	private readonly paging = new Map<string, string[]>();

	private constructor(
		readonly spec: Spec,
		private readonly judge: Judge,
		private readonly operations: Documented[],
	) {}

	/** @param source - the spec's path, or its document */
	static async open(spec: Spec, source: string | OpenAPIV3.Document): Promise<Court> {
		const document = await readDocument(source);
		return new Court(spec, new Judge(document), documentedOperations(document));
	}

	/** Every documented operation: `GET /payments/orders`. */
	get routes(): string[] {
		return this.operations.map(({ operationId }) => operationId);
	}

	/**
	 * Notes what an action can say without having said it: any value for a free field, and what names the pages of a
	 * list after the first. Judges what its simplified output reads.
	 */
	note(action: Operation, places: WirePlace[]): void {
		const shape = shapeOf(action.route);
		const free = places.filter((one) => one.free).map(({ place }) => place);
		this.free.set(shape, [...(this.free.get(shape) ?? []), ...free]);
		const paging = Object.values(action.list?.params ?? {});
		this.paging.set(shape, [...(this.paging.get(shape) ?? []), ...paging]);
		this.judgeOutput(action);
	}

	/**
	 * Judges an exchange, if its operation is documented here.
	 *
	 * @param path - without the sandbox's prefix
	 * @returns its route, and whether the answer was judged too; undefined: another spec's
	 */
	hear(exchange: Exchange, path: string): { route: string; answered: boolean } | undefined {
		const operation = this.judge.operationOf(exchange.method, path);
		if (!operation) return undefined;
		const route = operation.operationId;
		const sent = this.sent.get(route) ?? new Map();
		this.sent.set(route, sent);
		leavesOfValue(withLists(operation, exchange.query), sent);
		leavesOfValue(exchange.body, sent);
		this.violations.push(...this.judge.judgeRequest(operation, exchange, path));
		this.violations.push(...this.judgeHost(operation, exchange, path));
		// Values that are made up may be refused: then the answer says nothing about the contract.
		if (exchange.answer.status >= 400) return { route, answered: false };
		this.violations.push(...this.judge.judgeAnswer(operation, exchange));
		return { route, answered: true };
	}

	private judgeHost(operation: Documented, exchange: Exchange, path: string): Violation[] {
		const { hosts } = this.spec;
		const server = operation.servers?.[0].url;
		const prefix = server && hosts?.[server];
		if (!hosts || exchange.path === `${prefix}${path}`) return [];
		const message = `the host is ${server}`;
		return [{ operation: operation.operationId, part: 'path', at: '', rule: 'host', message }];
	}

	/** What a simplified output reads must be documented: the sandbox may say what the API never does. */
	private judgeOutput(action: Operation): void {
		const found = this.operations.find(
			({ operationId }) => shapeOf(operationId) === shapeOf(action.route),
		);
		const documented = found && documentedAnswer(found);
		if (!documented) return;
		const known = [...documented.keys()];
		const isKnown = (place: string) =>
			known.some((one) => one === '' || isWithin(one, place) || isWithin(place, one));
		for (const places of placesRead(action).filter((some) => !some.some(isKnown))) {
			const message = 'the simplified output reads it';
			this.violations.push({
				operation: found.operationId,
				part: 'answer',
				at: places[0],
				rule: 'undeclared',
				message,
			});
		}
	}

	/** Documented fields, and documented values of fields, that no form sends. Only of actions' operations. */
	unset(): Violation[] {
		return this.operations
			.filter(({ operationId }) => !(operationId in this.spec.leftOut))
			.flatMap((operation) => this.unsetOf(operation));
	}

	private unsetOf(operation: Documented): Violation[] {
		const route = operation.operationId;
		const seen = this.sent.get(route);
		if (!seen) return [];
		const free = this.free.get(shapeOf(route)) ?? [];
		const miss = (at: string, message: string): Violation => ({
			operation: route,
			part: 'form',
			at,
			rule: 'unset',
			message,
		});
		return [...documentedInput(operation)].flatMap(([at, values]) => {
			if (this.paging.get(shapeOf(route))?.includes(at)) return [];
			if (!holds(seen, at)) return [miss(at, 'cannot be set from the form')];
			if (free.some((place) => isWithin(at, place))) return [];
			const lacking = [...values].filter((value) => !seen.get(at)?.has(value));
			return lacking.length > 0
				? [miss(`${at}=${lacking.join()}`, 'cannot be chosen in the form')]
				: [];
		});
	}
}
