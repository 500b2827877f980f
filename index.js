/** The compiled files that n8n loads, as package.json lists them. */
const { n8n } = require('./package.json');

module.exports = { nodes: n8n.nodes, credentials: n8n.credentials };
