/**
 * Words and phrases that the project does not use, with their replacement. A pattern matches entire words,
 * and a space in it matches any whitespace. It ignores case, unless `cased` is set.
 */
export const TERMS = [
	// American spelling
	[
		'(?:behaviour|colour|favourite|flavour|neighbour)s?|honoured|favoured',
		'American spelling: behavior, color, favorite, honor',
	],
	['catalogues?', 'catalog'],
	['cancell(?:ed|ing)', 'canceled, canceling'],
	['fulfil(?:s|ment|ments)?', 'fulfill, fulfillment'],
	['licence', 'license'],
	['centres?', 'center'],
	['cheques?', 'check (the API value `cheque` goes into backticks)'],
	[
		'(?:recogni|reali|organi|summari|authori|normali|seriali|optimi|initiali|synchroni|minimi|maximi|anonymi)s(?:e|es|ed|ing|ation)',
		'American spelling with -ize',
	],
	['spelt|misspelt|learnt|burnt|dreamt', 'spelled, misspelled, learned'],
	[
		'whilst|amongst|towards|upwards|forwards|backwards|afterwards',
		'while, among, toward, after that',
	],
	['till', 'until'],
	['time-outs?', 'timeout'],
	['e-mails?', 'email'],
	['back-off', 'backoff'],

	// Rate limits, retries and errors
	['allowances?', 'rate limit, daily rate limit, or: usage limit of the plan'],
	['quotas?', 'rate limit, daily rate limit, or: usage limit of the plan'],
	['spent', 'reached (a limit), used'],
	['(?:give|gives|gave|given|giving) up', 'stop, stop retrying, fail'],
	['refus(?:e|es|ed|ing|al|als)', 'reject, rejection, error response'],
	['repeat(?:s|ed|ing)? (?:it|them|requests?|the request|safely)', 'retry'],
	['broke off|breaks off|broken off', 'closed before the response was complete'],
	['carr(?:y|ies|ied|ying) out', 'process, run'],
	['renew(?:s|ed|ing|al|als)?', 'refresh (a token)'],
	[
		'(?:fault|gap|problem) lies|lies with|on the side of',
		'name the cause: "GHL does not support this"',
	],

	// People's verbs for software
	['says?|said|saying', 'return, show, specify, contain'],
	['tells?|told|telling', 'identify, match by, report, show, notify'],
	['speaks?|spoke|spoken|speaking', 'use, support'],
	['hears?|heard', 'receive'],
	['knows|(?:do|does|did) not know', 'recognize, find: "Record not found"'],
	[
		'(?:asked|asks|asking) (?:for|again|about|whether)|(?:is|are|be|was|were) asked',
		'request, query',
	],
	[
		'(?:GHL|HighLevel|Trustpilot|AbstractGHL|n8n|API|server|service|form|node|provider|page) wants?',
		'require, expect',
	],
	[
		'(?:GHL|HighLevel|Trustpilot|AbstractGHL|n8n|API|server|service|form|node|reads?|writes?) asks',
		'request, require',
	],
	['believ(?:e|es|ed|ing)', 'accept, trust'],
	['forgets?|forgot|forgotten', 'remove, discard, delete'],
	['lets? go', 'release'],
	['answer(?:s|ed|ing)?', 'response, respond (an API), reply (to a review)'],
	['judg(?:e|es|ed|ing|ment)|verdicts?|courts?', 'check, validate, validator'],
	['play(?:s|ed|ing)?|stor(?:y|ies)|world', 'simulate, run, scenario, data set'],
	['stand-ins?|stands? in for|stood in', 'simulated API, sandbox, fallback, placeholder'],
	['mischief|in earnest|in peace|in silence|in vain|in harmony', 'use a plain word'],
	['burn(?:s|ed|ing)?', 'invalidate'],

	// Position and possession
	['beside', 'next to, in addition to, and, with'],
	['besides', 'also, in addition'],
	['stands?|stood|standing', 'be, be in, represent'],
	['lies?|lay|lying', 'be, be in'],
	['holds', 'contains'],
	['lack(?:s|ed|ing)?', 'does not have, is missing'],
	['of (?:its|their|your|my|our|his|her) own', 'its own …, separate'],
	['(?:by|of) (?:itself|themselves)', 'automatically, or leave it out'],
	['by hand', 'manually'],
	['alone', 'only'],
	['in (?:its|their|the) place(?: of)?|takes? (?:its|their|the) place', 'instead of, replace'],
	['side by side', 'concurrently, at the same time'],
	['one after (?:the other|another)', 'one at a time'],
	['under way', 'in progress'],
	['at hand|to hand', 'available'],
	['(?<!the |on )other way round', 'reverse'],

	// Time
	['at once', 'immediately, or: at the same time'],
	['for the moment|at the moment', 'temporarily, currently'],
	['meanwhile|in the meantime', 'at the same time, or name the event'],
	['from (?:then|now) on|until then', 'after that'],
	['once more|again and again', 'again, repeatedly'],
	['for ?ever', 'permanently, without an end date'],
	['for good', 'permanently'],
	[
		'thereby|thereof|thereafter|hence|henceforth|herewith|whereby|wherein',
		'rewrite in plain words',
	],

	// Quantity
	['whole(?! numbers?)', 'entire, complete, full, all'],
	['in all(?=[,.;:)]|$| before| may| that)', 'in total'],
	['(?<!at )least|greatest', 'minimum, maximum'],
	['divided by', 'separated by; "Comma-separated list of …"'],
	['some (?:minutes|seconds|hours|days|months)', 'a few minutes, or a number'],
	['nothing twice|none twice|never twice', 'no duplicates'],
	['suffic(?:e|es|ed)', 'be enough'],
	['merely|mere', 'only'],
	['nine and a half', '9.5'],

	// Pronouns and word order
	['nobody|no one', 'make the subject positive, or: not … any'],
	['whom|in whose', 'split the sentence'],
	['whoever|whatever|whichever', 'any, "no matter which"'],
	['(?:the )?(?:former|latter)', 'repeat the noun'],
	['else(?=[ ,](?:the|a|an|by|in|from|it|of)\\b)', 'otherwise'],
	[
		'(?:^|(?<=[.:] ))(?:By|Of|For|To|In|From|With|Until|Under) (?:what|which|whom|when)',
		'begin with the subject',
	],
	[
		'(?:^|(?<=[.:] ))What(?= (?!to )(?!(?:[^.?]|\\.\\S)*\\?))',
		'begin with a noun: "Amount due", "Fields that …"',
		{ cased: true },
	],
	['(?:^|(?<=[.:] ))Not every', 'begin with the subject: "Some … do not"', { cased: true }],
	['Left (?:out|empty)', '"If empty, …"', { cased: true }],
	['(?:left|leave|leaves|leaving) (?:it |them )?out', 'omit, skip, ignore'],
	['where (?:wanted|needed|given)', 'if …'],
	['as far as', 'if, to the extent that'],

	// Verbs with particles
	['bring(?:s|ing)?(?: up| in| back)?|brought', 'show, return, add, cause'],
	[
		'(?:come|comes|came|coming) (?:out|in|over|again|back|up|along)(?! of\\b)',
		'be returned, arrive, occur again',
	],
	[
		'(?:go|goes|went|going) (?:out|over|in|up|along|home)(?! to\\b)',
		'be sent, be copied, increase',
	],
	['goes with', 'used with'],
	['gone', 'deleted, removed, missing'],
	['(?:give|gives|gave|given|giving) (?:back|out|none|one or)', 'return, emit, refund'],
	['(?:is|are|was|were|be|been) given', 'is set, is returned, is passed'],
	[
		'(?:take|takes|took|taken) (?:over|back|off|away|no|none|either|for)',
		'copy, accept, remove, undo',
	],
	['put(?:s|ting)? (?:in|into|on|off)', 'enter, add, set'],
	['lead(?:s|ing)? (?:into|elsewhere|on to)', 'point to, open'],
	['hands? (?:over|out|back)', 'pass, return'],
	['turn(?:s|ed)? away', 'reject'],
	['make no difference', 'are ignored'],
	['looked (?:for|at|through)', 'searched, checked'],
];
