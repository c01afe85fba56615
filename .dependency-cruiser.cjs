const { rulesFor, options } = require('./test/architecture/rules.ts');

module.exports = { forbidden: rulesFor(__dirname), options };
