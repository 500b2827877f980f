import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { GhlOpportunities } from '../../../nodes/ghl/GhlOpportunities/GhlOpportunities.node';
import { CredentialStore } from '../../harness';
import { createNodeSetup } from '../../harness/nodeSetup';

const TYPE = 'ghlOAuth2Api';

/** The scopes that n8n requests for a saved credential. */
function scopesOf(saved: ICredentialDataDecryptedObject): string[] {
	const store = new CredentialStore({ [TYPE]: saved });
	const { additionalData } = createNodeSetup({ node: new GhlOpportunities(), credentials: store });
	return String(store.resolve(saved, TYPE, additionalData).scope).split(' ');
}

const ofOpportunities = (saved: ICredentialDataDecryptedObject) =>
	scopesOf(saved).filter((scope) => scope.startsWith('opportunities'));

describe('the scopes of a GHL OAuth2 connection', () => {
	it.each(['readOnly', 'readWrite', 'custom'])(
		'contain none of opportunities by default: %s',
		(access) => {
			expect(ofOpportunities({ access })).toEqual([]);
			expect(scopesOf({ access })).toContain('payments/integration.readonly');
		},
	);

	it('contain those of opportunities with Additional Access', () => {
		const additionalAccess = ['opportunities'];
		expect(ofOpportunities({ access: 'readOnly', additionalAccess })).toEqual([
			'opportunities.readonly',
		]);
		expect(ofOpportunities({ access: 'readWrite', additionalAccess })).toEqual([
			'opportunities.readonly',
			'opportunities.write',
		]);
	});

	it('contain those of conversations and messages with Additional Access', () => {
		const ofConversations = (access: string) =>
			scopesOf({ access, additionalAccess: ['conversations'] }).filter((scope) =>
				scope.startsWith('conversations'),
			);
		const read = ['conversations.readonly', 'conversations/message.readonly'];
		expect(ofConversations('readOnly')).toEqual(read);
		expect(ofConversations('readWrite')).toEqual([
			...read,
			'conversations.write',
			'conversations/message.write',
			'conversations/livechat.write',
		]);
		expect(scopesOf({ access: 'readWrite' }).join()).not.toContain('conversations');
	});

	it('contain those of calendars with Additional Access', () => {
		const ofCalendars = (access: string, additionalAccess: string[] = ['calendars']) =>
			scopesOf({ access, additionalAccess }).filter((scope) => scope.startsWith('calendars'));
		const areas = ['calendars', 'calendars/groups', 'calendars/events', 'calendars/resources'];
		const read = areas.map((area) => `${area}.readonly`);
		expect(ofCalendars('readOnly')).toEqual(read);
		expect(ofCalendars('readWrite')).toEqual([...read, ...areas.map((area) => `${area}.write`)]);
		expect(ofCalendars('readWrite', [])).toEqual([]);
	});

	it('contain those of locations with Additional Access', () => {
		const scopes = scopesOf({ access: 'readWrite', additionalAccess: ['locations'] });
		const added = scopes.filter((scope) => !scopesOf({ access: 'readWrite' }).includes(scope));
		expect(added).toEqual([
			'locations.readonly',
			'locations/customValues.readonly',
			'locations/tags.readonly',
			'locations/tasks.readonly',
			'locations/templates.readonly',
			'recurring-tasks.readonly',
			'locations/customFields.write',
			'locations/customValues.write',
			'locations/tags.write',
			'recurring-tasks.write',
		]);
	});

	it.each([
		['forms', ['forms.readonly', 'surveys.readonly'], ['forms.write']],
		[
			'media',
			[
				'medias.readonly',
				'funnels/funnel.readonly',
				'funnels/page.readonly',
				'funnels/pagecount.readonly',
				'funnels/redirect.readonly',
			],
			['medias.write', 'funnels/redirect.write'],
		],
	])('contain those of %s with Additional Access', (area, read, write) => {
		const added = (access: string) =>
			scopesOf({ access, additionalAccess: [area] }).filter(
				(scope) => !scopesOf({ access }).includes(scope),
			);
		expect(added('readOnly')).toEqual(read);
		expect(added('readWrite')).toEqual([...read, ...write]);
	});

	it('are separated by one space each', () => {
		const additionalAccess = ['opportunities'];
		const scopes = scopesOf({ access: 'readWrite', additionalAccess, agency: true });
		expect(scopes).not.toContain('');
		expect(new Set(scopes).size).toBe(scopes.length);
		expect(scopes.slice(-3)).toEqual(['opportunities.write', 'oauth.readonly', 'oauth.write']);
	});
});
