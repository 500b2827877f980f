import { steadyNow } from '../../../nodes/shared/core/steadyClock';

describe('steadyNow', () => {
	it('follows the system clock, and continues from its last time after the clock is set back', () => {
		const hour = 3_600_000;
		const start = Date.now() + 24 * hour;
		const clock = jest.spyOn(Date, 'now');
		const at = (time: number) => {
			clock.mockReturnValue(time);
			return steadyNow() - start;
		};
		expect([at(start), at(start + 10), at(start + 10)]).toEqual([0, 10, 10]);
		// Set back by an hour.
		expect([at(start + 10 - hour), at(start + 15 - hour)]).toEqual([10, 15]);
		// Set back again, by a second.
		expect([at(start + 15 - hour - 1000), at(start + 20 - hour - 1000)]).toEqual([15, 20]);
	});
});
