import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
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
	): Promise<IDeduplicationOutput> {
		const known = this.of(scope, at);
		// The server reads, changes and writes a database record. Other writes can happen in between.
		const before = new Set(known);
		await new Promise((resolve) => setImmediate(resolve));
		known.clear();
		for (const item of [...before, ...items]) known.add(item);
		this.onChange?.();
		return {
			new: items.filter((item) => !before.has(item)),
			processed: items.filter((item) => before.has(item)),
		};
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		at: ICheckProcessedContextData,
	): Promise<void> {
		for (const item of items) this.of(scope, at).delete(item);
		this.onChange?.();
		await Promise.resolve();
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		at: ICheckProcessedContextData,
	): Promise<void> {
		this.of(scope, at).clear();
		await Promise.resolve();
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		at: ICheckProcessedContextData,
	): Promise<number> {
		return await Promise.resolve(this.of(scope, at).size);
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

	private of(
		scope: DeduplicationScope,
		{ node, workflow }: ICheckProcessedContextData,
	): Set<DeduplicationItemTypes> {
		const key = [this.across || workflow.id, scope === 'node' && node?.name].join();
		const known = this.known.get(key) ?? new Set();
		this.known.set(key, known);
		return known;
	}
}

/** The store of processed data of the harness. */
export const processed = new ProcessedData();

// n8n-core rejects a second store. All test files of a worker share one n8n-core, and each file has its own store.
Object.assign(DataDeduplicationService, { instance: undefined });
void DataDeduplicationService.init(processed);
