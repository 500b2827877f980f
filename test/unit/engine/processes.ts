import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';

import type * as Processed from '../../../nodes/shared/engine/processed';
import type * as Once from '../../../nodes/shared/engine/sendOnce';
import type * as Shared from '../../../nodes/shared/engine/sharedMutex';
import { processed } from '../../harness';

type Modules = typeof Processed & typeof Once & typeof Shared;

/** Loads the code again, as in another process of n8n: with separate memory. */
export function loadProcess(): Modules {
	let modules: Modules | undefined;
	jest.isolateModules(() => {
		modules = {
			...jest.requireActual<typeof Processed>('../../../nodes/shared/engine/processed'),
			...jest.requireActual<typeof Once>('../../../nodes/shared/engine/sendOnce'),
			...jest.requireActual<typeof Shared>('../../../nodes/shared/engine/sharedMutex'),
		};
	});
	return modules as Modules;
}

/** Returns the context of a node. All processes share the database. */
export function contextOf(isBroken = false): IExecuteFunctions {
	const node = { id: 'node', name: 'Node' };
	const at = { node, workflow: { id: 'workflow' } } as never;
	const broken = async () => await Promise.reject(new Error('No database'));
	return {
		getNode: () => ({ ...node }),
		getWorkflow: () => ({ id: 'workflow' }),
		getExecuteData: () => ({ node }),
		helpers: {
			checkProcessedAndRecord: isBroken
				? broken
				: async (items: string[], scope: 'node', options: ICheckProcessedOptions) =>
						await processed.checkProcessedAndRecord(items, scope, at, options),
			removeProcessed: async (items: string[], scope: 'node') =>
				await processed.removeProcessed(items, scope, at),
			clearAllProcessedItems: async (scope: 'node') =>
				await processed.clearAllProcessedItems(scope, at),
		},
	} as never;
}
