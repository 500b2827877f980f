import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { eventSubtitle } from '../../shared/catalog/subtitle';
import { numberOf } from '../../shared/core/guards';
import { describeError } from '../../shared/http/requestLog';
import { eventsOf } from '../../shared/poll/form';
import { classify, pollCatalog, warn } from '../../shared/poll/trigger';
import { catalog as defaultCatalog, catalogOf, LOW_RATING } from './catalog';
import { properties, TRUST_SCORE } from './properties';
import { pollTrustScore } from './trustScore';

export class TrustpilotTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trustpilot Trigger',
		name: 'trustpilotTrigger',
		icon: {
			light: 'file:../../../icons/trustpilot.svg',
			dark: 'file:../../../icons/trustpilot.dark.svg',
		},
		group: ['trigger'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: eventSubtitle([...eventsOf(defaultCatalog), ['trustScoreChanged', TRUST_SCORE]]),
		description: 'Starts the workflow when a Trustpilot review is created, edited or replied to',
		defaults: { name: 'Trustpilot Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'trustpilotOAuth2Api', required: true }],
		// n8n adds its own fields to this list each time it loads the node.
		properties: [...properties],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const lowRating = numberOf(this.getNodeParameter('lowRating', LOW_RATING));
		const events = [this.getNodeParameter('events', []) as string[]].flat();
		const catalog = catalogOf(lowRating);
		const watchesScore = events.includes('trustScoreChanged');
		const watchesLists =
			!watchesScore || eventsOf(catalog).some(([value]) => events.includes(value));
		const polled = watchesLists ? await pollCatalog(this, catalog) : null;
		if (!watchesScore) return polled;
		const [scored] = await Promise.allSettled([pollTrustScore(this)]);
		if (scored.status === 'rejected') {
			// The poll state already contains the events of the lists. The next poll reads the score.
			if (!polled && classify(scored.reason) !== 'transient') throw scored.reason;
			warn(this, `Could not read the TrustScore: ${describeError(scored.reason)}`);
		}
		const found = scored.status === 'fulfilled' ? scored.value : [];
		const items = [...(polled?.[0] ?? []), ...found.map((json) => ({ json }))];
		return items.length > 0 || polled ? [items] : null;
	}
}
