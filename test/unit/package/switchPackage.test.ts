import { examples } from '../../e2e/support/examples';
import { switchPackage } from '../../../scripts/packages/switchPackage';

const typesOf = ({ nodes }: { nodes: Array<{ type: string }> }) => nodes.map(({ type }) => type);

describe('switchPackage', () => {
	it('changes nodes, triggers and tools of all services, and no others', () => {
		const types = ['ghlOrders', 'ghlOrdersTool', 'trustpilotTrigger', 'abstractGhl'];
		const others = [
			'n8n-nodes-base.set',
			'@n8n/n8n-nodes-langchain.agent',
			'n8n-nodes-other.ghlOrders',
		];
		const workflow = {
			nodes: [...types.map((type) => `n8n-nodes-ghl-commerce.${type}`), ...others].map((type) => ({
				type,
			})),
		};
		expect(switchPackage(workflow, 'services')).toBe(types.length);
		expect(typesOf(workflow)).toEqual([
			'n8n-nodes-highlevel-commerce.ghlOrders',
			'n8n-nodes-highlevel-commerce.ghlOrdersTool',
			'n8n-nodes-trustpilot-reviews.trustpilotTrigger',
			'n8n-nodes-abstractghl.abstractGhl',
			...others,
		]);
		expect(switchPackage(workflow, 'services')).toBe(0);
	});

	it.each(examples())('changes $file and back', ({ workflow }) => {
		const copy = structuredClone(workflow);
		const changed = switchPackage(copy, 'services');
		expect(changed).toBeGreaterThan(0);
		expect(typesOf(copy).filter((type) => type.startsWith('n8n-nodes-ghl-commerce.'))).toEqual([]);
		expect(switchPackage(copy, 'complete')).toBe(changed);
		expect(copy).toEqual(workflow);
	});
});
