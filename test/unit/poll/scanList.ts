import type { Position } from '../../../nodes/shared/http/pagination';
import { scan } from '../../../nodes/shared/poll/scan';
import type { ScanRequest } from '../../../nodes/shared/poll/scan';
import type { PolledPage, Range, Row, Source, Watch } from '../../../nodes/shared/poll/types';
import { MINUTE } from './fakeApi';
import { watchOf } from './trigger';

const START = Date.UTC(2026, 10, 10, 12);

/** Returns the time of a minute. */
export const at = (minute: number) => START + minute * MINUTE;

/** Returns a row that was created and updated in a minute, with the minute as its ID. */
export function rowAt(minute: number, id = String(minute)): Row {
	const time = new Date(at(minute)).toISOString();
	return { _id: id, createdAt: time, updatedAt: time };
}

export const rowsAt = (...minutes: number[]) => minutes.map((minute) => rowAt(minute));

/** Returns the numbers from one to another, in either direction. */
export function range(from: number, to: number): number[] {
	const step = from < to ? 1 : -1;
	return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => from + index * step);
}

const idsOf = (rows: Row[]) => rows.map(({ _id }) => _id);

interface ListOptions {
	paging: Source['paging'];
	pageSize: number;
	/** The page size of the server, if it is smaller. */
	serverPage: number;
	/** Default: the number of rows. Null: the responses contain no total. */
	total: number | null;
}

/** A list whose server does not filter by time. Each request takes a second of virtual time. */
export class List {
	now = 0;
	readonly requests: Array<Position & Range> = [];
	readonly source: Source;

	constructor(
		private readonly rows: Row[],
		options: Partial<ListOptions> = {},
	) {
		const { paging = 'offset', pageSize = 10, serverPage = Infinity } = options;
		const { total = rows.length } = options;
		const page = async (position: Position, { from, facet }: Range): Promise<PolledPage> => {
			await Promise.resolve();
			this.requests.push({ ...position, from, facet });
			this.now += 1;
			const size = Math.min(position.limit, serverPage);
			const numbered = paging === 'page' ? (position.page - 1) * size : position.offset;
			const start = paging === 'cursor' ? Number(position.cursor ?? 0) : numbered;
			const end = start + size;
			return {
				rows: this.rows.slice(start, end),
				...(total !== null && { total }),
				...(paging === 'cursor' && end < this.rows.length && { next: String(end) }),
				serverTime: this.now,
			};
		};
		this.source = { paging, pageSize, page };
	}

	/** Returns the offset and the size of each request. */
	get ranges(): Array<[number, number]> {
		return this.requests.map(({ offset, limit }) => [offset, limit]);
	}

	/** Scans the list from minute 0 on, without a deadline. */
	async scan(request: Partial<ScanRequest> = {}, watch: Watch = watchOf(['orderCreated'])) {
		const result = await scan(this.source, watch, {
			from: at(0),
			deadline: Infinity,
			now: () => this.now,
			hasEvents: () => true,
			enough: Infinity,
			...request,
		});
		return { ...result, ids: idsOf(result.rows), olderIds: idsOf(result.older) };
	}
}
