/** A seeded source of everything random in the sandbox: the same seed gives the same world. */
export interface Random {
	/** A number in [0, 1). */
	next(): number;
	/** A whole number between `min` and `max`, both included. */
	int(min: number, max: number): number;
	/** One of the list's values. */
	pick<T>(list: readonly T[]): T;
	/** True with the given probability (0 to 1). */
	chance(probability: number): boolean;
	/** A Mongo-like id: 24 hexadecimal digits. */
	objectId(): string;
	/** An id of letters and digits, as contacts and locations have (20 characters). */
	textId(length?: number): string;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

// Large worlds are made of millions of hexadecimal digits: looking four up at a time is what makes them quick.
const HEX = Array.from({ length: 0x10000 }, (_, value) => value.toString(16).padStart(4, '0'));

/** A generator of the mulberry32 family: fast, and good enough for test data. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const word = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (mixed ^ (mixed >>> 14)) >>> 0;
	};
	const next = (): number => word() / 4294967296;
	const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
	const hexWord = (): string => {
		const value = word();
		return HEX[value >>> 16] + HEX[value & 0xffff];
	};
	return {
		next,
		int,
		pick: (list) => list[int(0, list.length - 1)],
		chance: (probability) => next() < probability,
		objectId: () => hexWord() + hexWord() + hexWord(),
		textId: (length = 20) => {
			let id = '';
			for (let i = 0; i < length; i++) id += LETTERS[int(0, LETTERS.length - 1)];
			return id;
		},
	};
}
