import { decimalsOf } from '../../../nodes/shared/core/currencies';

const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(
	' ',
);

describe('the decimals of a currency', () => {
	it.each([
		[0, NO_DECIMALS],
		[2, ['USD', 'EUR', 'HUF', 'TWD', 'constructor', '']],
		[3, ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']],
		[4, ['CLF', 'UYW']],
	])('are %d', (decimals, codes) => {
		expect(codes.filter((code) => decimalsOf(code) !== decimals)).toEqual([]);
	});

	it('do not depend on case and spaces', () => {
		expect(decimalsOf(' jpy\n')).toBe(0);
	});
});
