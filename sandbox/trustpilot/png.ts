import { deflateSync } from 'node:zlib';

/** A color: red, green, blue, 0 to 255. */
export type Color = readonly [number, number, number];

/** Returns a PNG (RFC 2083): true color, no filter. `colorAt` returns the color of each pixel. */
export function png(
	width: number,
	height: number,
	colorAt: (x: number, y: number) => Color,
): Buffer {
	const rows = Array.from({ length: height }, (_, y) => [
		0,
		...Array.from({ length: width }, (_pixel, x) => colorAt(x, y)).flat(),
	]);
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

/** Returns the CRC of PNG chunks (RFC 2083, 15). The oldest supported Node.js does not have `zlib.crc32`. */
function crc32(data: Buffer): number {
	let crc = 0xffffffff;
	for (const byte of data) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return (crc ^ 0xffffffff) >>> 0;
}
