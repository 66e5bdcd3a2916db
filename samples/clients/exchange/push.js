// Pushes a colour by AMQP 1.0 and waits for its receipt.  npm install, then
//   HUB_HOST=127.0.0.1 HUB_AMQP_PORT=5672 HUB_ACCOUNT=ah-exchange HUB_PASSWORD=... node push.js
'use strict';
const rhea = require('rhea');
const { randomUUID } = require('crypto');

const account = process.env.HUB_ACCOUNT;
const id = randomUUID();
const record = {
  recordId: `amqp-js-${id}`,
  observedAt: new Date().toISOString(),
  holder: { idType: 'RESIDENT_ID', idNumber: '330106199003070006' },
  province: '34',
  scheme: 'ALIBABA',
  colour: '2',
};

function end(code, text) {
  console.log(text);
  process.exit(code);
}

const connection = rhea.connect({
  host: process.env.HUB_HOST || '127.0.0.1',
  port: Number(process.env.HUB_AMQP_PORT || 5672),
  username: account,
  password: process.env.HUB_PASSWORD,
  reconnect: false,
});
connection.open_receiver(`receipts.${account}`);
const sender = connection.open_sender('intake.exchange');

sender.once('sendable', () => sender.send({ message_id: id, body: JSON.stringify(record), durable: true }));
connection.on('message', ({ message }) => {
  // Receipts of other messages may wait there as well.
  if (String(message.correlation_id).endsWith(id)) {
    const receipt = JSON.parse(message.body).receipts[0];
    end(['APPLIED', 'UNCHANGED'].includes(receipt.outcome) ? 0 : 1, JSON.stringify(receipt));
  }
});
for (const trouble of ['connection_error', 'disconnected', 'receiver_error', 'sender_error', 'rejected']) {
  connection.on(trouble, (context) => end(1, `${trouble} ${context.error || ''}`));
}
setTimeout(() => end(1, 'no receipt within 30 seconds'), 30_000);
