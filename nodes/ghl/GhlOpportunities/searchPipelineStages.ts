import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { objectsOf, textOf } from '../../shared/core/guards';
import { runOfForm } from '../../shared/engine/formRun';
import { listEntries } from '../../shared/engine/listEntries';
import { call } from '../../shared/engine/operation';
import { locatorText } from '../../shared/engine/parameters';
import { ghl } from '../api';
import { pipeline as pipelineResource } from './resources/pipeline';

/**
 * n8n list search method: the stages of the chosen pipeline. If no pipeline is chosen yet, or it is an expression,
 * the stages of all pipelines: `Sales: New Lead`.
 */
export async function searchPipelineStages(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const given =
		this.getCurrentNodeParameter('&pipelineId') ?? this.getCurrentNodeParameter('pipelineId');
	const pipelineId = locatorText(given);
	const isChosen = pipelineId !== '' && !pipelineId.startsWith('=');
	const run = await runOfForm(this, ghl);
	const pipelines = await call(run, pipelineResource.operations.getAll, {});
	const stages = pipelines
		.filter(({ id }) => !isChosen || id === pipelineId)
		.flatMap((pipeline) =>
			objectsOf(pipeline.stages).map(({ id, name }) => {
				const stage = textOf(name) || textOf(id);
				return { name: isChosen ? stage : `${textOf(pipeline.name)}: ${stage}`, value: id };
			}),
		);
	return { results: listEntries(stages, filter) };
}
