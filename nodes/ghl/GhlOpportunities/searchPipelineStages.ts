import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { isObject, textOf } from '../../shared/core/guards';
import { runOfForm } from '../../shared/engine/formRun';
import { call } from '../../shared/engine/operation';
import { locatorText } from '../../shared/engine/parameters';
import { ghl } from '../api';
import { pipeline as pipelineResource } from './resources/pipeline';

const stagesOf = ({ stages }: IDataObject): IDataObject[] =>
	Array.isArray(stages) ? stages.filter(isObject) : [];

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
	const results = pipelines
		.filter(({ id }) => !isChosen || id === pipelineId)
		.flatMap((pipeline) =>
			stagesOf(pipeline).map(({ id, name }) => ({
				name: isChosen ? textOf(name) : `${textOf(pipeline.name)}: ${textOf(name)}`,
				value: textOf(id),
			})),
		);
	return {
		results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())),
	};
}
