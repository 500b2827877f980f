import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';

type Value = string | number;

/** n8n's database of processed data: one record for each node. Like n8n, it rejects a record of another mode. */
export class LockDatabase {
	readonly records = new Map<string, { mode: string; values: Value[] }>();
	/** The times that holders and waiting processes stored. */
	readonly times: Value[] = [];
	/** Whether the database rejects these times. */
	rejectsTimes = false;
	/** Whether the database rejects deletions. */
	rejectsDeletions = false;
	/** How many inserts were tried. */
	inserts = 0;
	/** Whether the database rejects the insert with this number. */
	rejects: (insert: number) => boolean = () => false;

	/** The ID of the only lock. */
	get lockId(): string {
		return [...this.records.keys()].find((id) => !id.endsWith('-beat'))!;
	}

	async check(id: string, values: Value[], { mode }: ICheckProcessedOptions) {
		const isInsert = mode === 'entries';
		if (isInsert ? this.rejects(++this.inserts) : this.rejectsTimes) throw new Error('No database');
		if (!isInsert) this.times.push(...values);
		const known = this.recordOf(id, mode).values;
		const isNew = (value: Value) =>
			isInsert ? !known.includes(value) : known.every((one) => Number(one) < Number(value));
		const added = values.filter(isNew);
		if (added.length > 0) this.records.set(id, { mode, values: added });
		const processed = values.filter((value) => !added.includes(value));
		return await Promise.resolve({ new: added, processed });
	}

	async clear(id: string) {
		if (this.rejectsDeletions) throw new Error('No database');
		await Promise.resolve(this.records.delete(id));
	}

	private recordOf(id: string, mode: string) {
		const record = this.records.get(id) ?? { mode, values: [] };
		if (record.mode !== mode) throw new Error(`The record is of the mode ${record.mode}`);
		return record;
	}
}

/** The context of a node in one process, whose deletes take some time. */
export function lockContext(database: LockDatabase, more: object = {}, deleteMs = 0) {
	const node = { id: 'own', name: 'Shop' };
	const idIn = (scope: string) => (scope === 'node' ? node.id : '');
	const helpers = {
		checkProcessedAndRecord: async (
			values: Value[],
			scope: string,
			options: ICheckProcessedOptions,
		) => await database.check(idIn(scope), values, options),
		clearAllProcessedItems: async (scope: string) => {
			const id = idIn(scope);
			if (deleteMs > 0) await new Promise((resolve) => setTimeout(resolve, deleteMs));
			await database.clear(id);
		},
	};
	const getNode = () => ({ ...node });
	const context = { getNode, getExecuteData: () => ({ node }), helpers, ...more };
	return { node, context: context as unknown as IExecuteFunctions };
}
