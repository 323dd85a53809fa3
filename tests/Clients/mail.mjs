// A mail server (the npm package smtp-server) that prints what it is given, a line of JSON each. The local part of an
// address says what becomes of mail to it. A mail is taken when whoever started this has answered it with a line: what
// a sender knows to be taken, a test knows too. Started with one argument: its settings as JSON.
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

const settings = JSON.parse(process.argv[2] ?? '{}');
const refused = new Set();
const unanswered = [];

function say(fact) {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}

function no(code, text) {
  return Object.assign(new Error(text), { responseCode: code });
}

const server = new SMTPServer({
  secure: settings.secure ?? false,
  key: settings.key,
  cert: settings.cert,
  hideSTARTTLS: !(settings.startTls ?? false),
  authOptional: !settings.user,
  authMethods: settings.authMethods ?? ['PLAIN', 'LOGIN'],
  disabledCommands: settings.user ? [] : ['AUTH'],
  closeTimeout: 100,
  onAuth(auth, session, done) {
    const known = auth.username === settings.user && auth.password === settings.password;
    say({ event: 'auth', user: auth.username, secure: session.secure });
    done(known ? null : no(535, 'No'), known ? { user: auth.username } : undefined);
  },
  onRcptTo({ address }, session, done) {
    if (address.startsWith('nobody')) return done(no(550, 'Nobody here'));
    if (address.startsWith('relay')) return done(no(554, '5.7.1 Relay access denied'));
    if (address.startsWith('policy')) return done(no(550, '5.7.1 Not from there'));
    if (address.startsWith('busy')) return done(no(451, 'Later'));
    if (address.startsWith('later') && !refused.has(address)) {
      refused.add(address);
      return done(no(451, 'Later'));
    }
    done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const to = session.envelope.rcptTo[0].address;
      const from = session.envelope.mailFrom.address;
      if (to.startsWith('spam')) return done(no(554, 'Not that'));
      const data = Buffer.concat(parts).toString('latin1');
      // Of what comes to the mute nobody hears that it was taken.
      unanswered.push(() => to.startsWith('mute') || done(null, 'Taken'));
      say({ event: 'mail', from, to, secure: session.secure, user: session.user, data });
    });
  },
});
server.on('error', (error) => say({ event: 'error', message: error.message }));
server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.server.address().port }));
createInterface({ input: process.stdin }).on('line', () => unanswered.shift()()).on('close', () => process.exit(0));
