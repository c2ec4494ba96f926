import { reasonedAssertionRule } from './assertions.ts';
import { floorsRule } from './floors.ts';
import { isTest, type Node, pathOf, type Rule, type Visitor } from './rule.ts';
import { literalWordsRule, providerNameRule } from './words.ts';

/** A rule for code under `src/`, except tests and files whose path matches `allowed`. */
function rule(
  allowed: RegExp | undefined,
  reason: string,
  visit: (report: (node: Node) => void) => Visitor,
): Rule {
  return {
    create(context) {
      const path = pathOf(context);
      if (!path.startsWith('src/') || isTest(path) || allowed?.test(path) === true) return {};
      return visit((node) => context.report({ node, message: reason }));
    },
  };
}

/** Reports a browser global where it is used as one: alone, or on `window`, `globalThis`, `self` or `navigator`. */
function globals(names: ReadonlySet<string>): (report: (node: Node) => void) => Visitor {
  return (report) => ({
    Identifier(node) {
      if (!names.has(node.name)) return;
      const { parent } = node;
      if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) {
        const { object } = parent;
        if (object.type === 'Identifier' && /^(?:window|globalThis|self|navigator)$/.test(object.name))
          report(node);
      } else if (
        ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee === node) ||
        (parent.type === 'MemberExpression' && parent.object === node)
      ) {
        report(node);
      }
    },
  });
}

const noInjection = rule(
  undefined,
  'Text from anywhere is shown as text: markup or code made from strings would run whatever a label or a server sends, and the Content-Security-Policy blocks it.',
  (report) => ({
    JSXAttribute(node) {
      if (node.name.name === 'dangerouslySetInnerHTML') report(node);
    },
    Property(node) {
      if (node.key.type === 'Identifier' && node.key.name === 'dangerouslySetInnerHTML') report(node);
    },
    MemberExpression(node) {
      if (
        node.property.type === 'Identifier' &&
        /^(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/.test(node.property.name)
      ) {
        report(node);
      }
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && /^(?:eval|Function)$/.test(node.callee.name)) report(node);
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Function') report(node);
    },
  }),
);

const onePollingPlace = rule(
  /^src\/api\/polling\.ts$/,
  'Only api/polling.ts decides how often anything is asked: it alone sees the request budget, what is on its way and whether the tab is visible.',
  (report) => ({
    Property(node) {
      if (node.key.type === 'Identifier' && node.key.name === 'refetchInterval') report(node);
    },
  }),
);

const noLocalStorage = rule(
  /^src\/ui\/choice\.ts$/,
  'localStorage outlives the tab and is shared: ui/choice.ts alone keeps in it what a person chose for this browser, and nothing that is the account’s.',
  globals(new Set(['localStorage'])),
);

const sessionStorageInSession = rule(
  /^src\/(?:session\/|operations\/writes\/ownedStore|shared\/(?:customerView|CustomerViewSwitch|missingCode)\.tsx?$|shared\/samples\/keptSamples\.ts$)/,
  'sessionStorage holds the session, so only session/ touches it (and what keeps other things over a reload, without secrets: the store of what an account owns, the customer view, the reload for missing code, and the samples of the load).',
  globals(new Set(['sessionStorage'])),
);

const journalInOperations = rule(
  /^src\/operations\//,
  'IndexedDB holds the journal of what was asked for and what is left to do, and operations/ alone keeps it.',
  globals(new Set(['indexedDB'])),
);

const oneDoorToTheNetwork = rule(
  /^src\/(?:(?:api|sandbox|tooling)\/|brand\/ReducedProtection\.tsx$|entry\.ts$|shared\/missingCode\.ts$)/,
  'api/ is the only door to the network (entry.ts asks for the configuration, brand/ReducedProtection.tsx for the headers, shared/missingCode.ts for a newer version): there the key, the budget, the timeouts and the outcomes are looked after.',
  globals(new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon'])),
);

const secretNames =
  /^(?:use|get)?(?:GetServerCredentials|IssueServerSso|IssueAccountSso|ResetServerPassword)(?:(?:Query|Mutation)(?:Options|Key))?$/;

const noCachedSecrets = rule(
  undefined,
  'Passwords and sign-in links never enter the query or mutation cache, which keeps them after the page is left: await the plain function (getServerCredentials, issueServerSso, issueAccountSso, resetServerPassword) into component state.',
  (report) => ({
    ImportSpecifier(node) {
      if (
        node.imported.type === 'Identifier' &&
        /^(?:use|get)[A-Z]/.test(node.imported.name) &&
        secretNames.test(node.imported.name)
      ) {
        report(node);
      }
    },
  }),
);

/** Browser tests; a pop-up blocker's patience passes in real time, and more of it does no harm. */
const noTimedAnswers: Rule = {
  create(context) {
    if (!/^tests\/e2e\/(?!handoffBlocker\.)/.test(pathOf(context))) return {};
    const message =
      'On a busy machine an answer that is delayed by time comes before the step that it should come after: hold it back with holdAnswers() (support/hold.ts).';
    return {
      Property(node) {
        if (node.key.type === 'Identifier' && node.key.name === 'delayMs') context.report({ node, message });
      },
    };
  },
};

/** This project's rules; each message gives the reason. */
export default {
  meta: { name: 'house' },
  rules: {
    floors: floorsRule,
    'reasoned-assertion': reasonedAssertionRule,
    'no-provider-name': providerNameRule,
    'no-literal-words': literalWordsRule,
    'no-injection': noInjection,
    'one-polling-place': onePollingPlace,
    'no-local-storage': noLocalStorage,
    'session-storage-in-session': sessionStorageInSession,
    'journal-in-operations': journalInOperations,
    'one-door-to-the-network': oneDoorToTheNetwork,
    'no-cached-secrets': noCachedSecrets,
    'no-timed-answers': noTimedAnswers,
  },
};
