import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * n8n's store of processed data, which its server keeps in the database. Here, it is in memory, by workflow. Each
 * run of the harness is a separate workflow. With `across`, all runs share one store, like the runs of one
 * workflow.
 */
class ProcessedData implements IDataDeduplicator {
	across = false;

	/** Called after each change of the data. */
	onChange?: () => void;

	private readonly known = new Map<string, Set<DeduplicationItemTypes>>();

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		at: ICheckProcessedContextData,
		{ mode }: ICheckProcessedOptions = { mode: 'entries' },
	): Promise<IDeduplicationOutput> {
		// The server reads, changes and writes a database record. Other writes can happen in between.
		const key = this.keyOf(scope, at);
		const found = this.known.get(key);
		const before = new Set(found);
		await new Promise((resolve) => setImmediate(resolve));
		if (!found && this.known.has(key)) throw new Error('The record exists');
		const isNew = (item: DeduplicationItemTypes) =>
			mode === 'entries'
				? !before.has(item)
				: [...before].every((one) => Number(item) > Number(one));
		const added = items.filter(isNew);
		const after = mode === 'entries' ? [...before, ...added] : added;
		if (added.length > 0 && (!found || this.known.has(key))) this.known.set(key, new Set(after));
		this.onChange?.();
		return {
			new: added,
			processed: items.filter((item) => !added.includes(item)),
		};
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		at: ICheckProcessedContextData,
	): Promise<void> {
		for (const item of items) this.known.get(this.keyOf(scope, at))?.delete(item);
		this.onChange?.();
		await Promise.resolve();
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		at: ICheckProcessedContextData,
	): Promise<void> {
		this.known.delete(this.keyOf(scope, at));
		await Promise.resolve();
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		at: ICheckProcessedContextData,
	): Promise<number> {
		return await Promise.resolve(this.known.get(this.keyOf(scope, at))?.size ?? 0);
	}

	/** Returns a function that restores the data of now, as after a kill of n8n. */
	savepoint(): () => void {
		const saved = [...this.known].map(([key, items]) => [key, [...items]] as const);
		return () => {
			this.known.clear();
			for (const [key, items] of saved) this.known.set(key, new Set(items));
		};
	}

	/** Removes all data. */
	clear(): void {
		this.known.clear();
	}

	private keyOf(scope: DeduplicationScope, { node, workflow }: ICheckProcessedContextData): string {
		// Each run of the harness has another node ID. The ID of a lock is the same in all runs.
		const id = node?.id.startsWith('node-') ? node.name : node?.id;
		return [this.across || workflow.id, scope === 'node' && id].join();
	}
}

/** The store of processed data of the harness. */
export const processed = new ProcessedData();

// n8n-core rejects a second store. All test files of a worker share one n8n-core, and each file has its own store.
Object.assign(DataDeduplicationService, { instance: undefined });
void DataDeduplicationService.init(processed);
