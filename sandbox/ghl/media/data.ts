import { Collection, type StoredRecord } from '../../server/collection';
import { createRandom, type Random } from '../../server/random';
import { LOCATIONS } from '../accounts';
import { onlineStoreOf } from '../products/seed';
import type { GhlData } from '../types';

/** A file or folder of the media library. */
export interface MediaRecord extends StoredRecord {
	type: 'file' | 'folder';
	name: string;
	url?: string;
	path?: string;
	parentId?: string;
	/** In the trash. */
	trashed: boolean;
}

/** A funnel, website, or store. */
export interface Funnel {
	id: string;
	locationId: string;
	name: string;
	type: string;
	url: string;
	isStoreActive: boolean;
	dateAdded: string;
}

/** A page of a funnel. */
export interface FunnelPage {
	id: string;
	locationId: string;
	funnelId: string;
	stepId: string;
	name: string;
	updatedAt: string;
}

/** A path of a domain that leads to another URL. */
export interface Redirect extends StoredRecord {
	domain: string;
	path: string;
	target: string;
	action: string;
}

/** Files, folders, funnels, their pages, and redirects. */
export interface MediaData {
	records: Collection<MediaRecord>;
	funnels: Funnel[];
	pages: FunnelPage[];
	redirects: Collection<Redirect>;
}

export const emptyMedia = (): MediaData => ({
	records: new Collection<MediaRecord>(),
	funnels: [],
	pages: [],
	redirects: new Collection<Redirect>(),
});

const DAY_MS = 86_400_000;
const FUNNELS = [
	{ name: 'Coffee Subscription', type: 'funnel', pages: ['Offer', 'Checkout', 'Thank You'] },
	{ name: 'Online Store', type: 'website', pages: ['Home', 'Products'] },
];
/** Files by folder. Those of '' are in no folder. */
const FILES: Record<string, readonly string[]> = {
	'': ['price-list.pdf'],
	'Product Images': ['espresso.png', 'filter-roast.png'],
};

/** Returns the URL and the path of a file. */
export function addressOf(locationId: string, name: string) {
	const path = `location/${locationId}/media/${name}`;
	return { path, url: `https://storage.googleapis.com/sandbox/${path}` };
}

/** Gives each location files, folders, funnels, and a redirect. */
export function seedMedia(data: GhlData, seed: number, now: number): void {
	// Its own random numbers, so that other records do not depend on these.
	const random = createRandom(seed + 7);
	for (const { id } of LOCATIONS) seedLocation(data, random, id, now);
}

function seedLocation(data: GhlData, random: Random, locationId: string, now: number): void {
	const { records, funnels, pages, redirects } = data.mediaData;
	let age = 30;
	const stored = (_id: string) => {
		const at = new Date(now - age-- * DAY_MS).toISOString();
		return { _id, altId: locationId, createdAt: at, updatedAt: at };
	};
	for (const [folder, names] of Object.entries(FILES)) {
		const parentId = folder === '' ? undefined : random.objectId();
		if (parentId) {
			records.insert({ ...stored(parentId), type: 'folder', name: folder, trashed: false });
		}
		for (const name of names) {
			const id = random.objectId();
			const file = { type: 'file' as const, name, trashed: false, ...addressOf(locationId, name) };
			records.insert({ ...stored(id), ...file, ...(parentId && { parentId }) });
		}
	}
	for (const { name, type, pages: names } of FUNNELS) {
		const isStoreActive = type === 'website';
		const newId = random.textId();
		const id = isStoreActive ? onlineStoreOf(locationId) : newId;
		const { createdAt } = stored(id);
		const url = `/${name.toLowerCase().replace(/\W+/g, '-')}`;
		funnels.push({ id, locationId, name, type, url, isStoreActive, dateAdded: createdAt });
		for (const page of names) {
			const ids = { id: random.textId(), stepId: random.textId() };
			pages.push({ ...ids, locationId, funnelId: id, name: page, updatedAt: createdAt });
		}
	}
	redirects.insert({
		...stored(random.textId()),
		domain: 'shop.example.com',
		path: '/Sale',
		target: 'https://shop.example.com/offers',
		action: 'url',
	});
}
