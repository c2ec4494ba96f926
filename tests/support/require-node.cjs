// Plain old JavaScript on purpose: it has to parse on the very Node versions that it rejects.
var wanted = require('../../package.json').engines.node.replace('>=', '').split('.').map(Number);
var found = process.versions.node.split('.').map(Number);

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    'This Node is ' +
      process.versions.node +
      ', and ' +
      wanted.join('.') +
      ' or newer is needed: run "npm install" ' +
      '(on 64-bit Linux it brings one), or install a newer Node from https://nodejs.org.',
  );
  process.exit(1);
}
