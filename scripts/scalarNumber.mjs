import ts from 'typescript';

const { TypeFlags } = ts;
const NOT_SCALAR =
	TypeFlags.Any |
	TypeFlags.Unknown |
	TypeFlags.Object |
	TypeFlags.NonPrimitive |
	TypeFlags.TypeParameter;

/** Returns whether each possible value of a type is a scalar, such as a text. */
const isScalar = (type) => (type.types ?? [type]).every(({ flags }) => (flags & NOT_SCALAR) === 0);

/** ESLint rule: `Number(value)` only for scalars. It throws for an object such as `{toString: 0}` in a response. */
export const scalarNumber = {
	meta: {
		type: 'problem',
		messages: {
			notScalar: 'Use numberOf of nodes/shared/core/guards: the value can be an object.',
		},
		schema: [],
	},
	create: ({ report, sourceCode: { parserServices } }) => ({
		'CallExpression[callee.name="Number"]'(node) {
			const [value] = node.arguments;
			if (value && !isScalar(parserServices.getTypeAtLocation(value))) {
				report({ node, messageId: 'notScalar' });
			}
		},
	}),
};
