/** The seeded random generator of the sandbox: the same seed returns the same data. */
export interface Random {
	/** Returns a number in [0, 1). */
	next(): number;
	/** Returns an integer between `min` and `max`, both inclusive. */
	int(min: number, max: number): number;
	/** Returns one value of the list. */
	pick<T>(list: readonly T[]): T;
	/** Returns true with the given probability (0 to 1). */
	chance(probability: number): boolean;
	/** Returns an ID like MongoDB's: 24 hexadecimal digits. */
	objectId(): string;
	/** Returns an ID of letters and digits, like those of contacts and locations (20 characters). */
	textId(length?: number): string;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

// Looking up four digits at a time keeps the creation of large data sets fast.
const HEX = Array.from({ length: 0x10000 }, (_, value) => value.toString(16).padStart(4, '0'));

/** Creates a generator of the mulberry32 family: fast, and good enough for test data. */
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
