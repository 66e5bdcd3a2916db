#!/usr/bin/env node
// Sends one result as HL7 v2.3 over MLLP and by REST; ends with 1 on an answer that is not expected.
// HUB_ACCOUNT and HUB_PASSWORD are needed; HUB_MLLP (127.0.0.1:2575) and HUB_URL (http://127.0.0.1:8080) say where.
import net from 'node:net';
import { randomUUID } from 'node:crypto';

const { HUB_ACCOUNT: account, HUB_PASSWORD: password } = process.env;
const [host, port] = (process.env.HUB_MLLP ?? '127.0.0.1:2575').split(':');
const url = process.env.HUB_URL ?? 'http://127.0.0.1:8080';
const order = randomUUID().slice(0, 12);

// China's time, without an offset: the hub takes it so.
const stamp = (hoursAgo) => new Date(Date.now() + (8 - hoursAgo) * 3_600_000).toISOString().replace(/[-:T]/g, '').slice(0, 14);

const message = (secret, result) => [
  `MSH|^~\\&|LIS|${account}|HUB|ZJGOV|${stamp(0)}|${secret}|ORU^R01|${order}|P|2.3||||||UNICODE UTF-8`,
  'PID|1||330106199003070006^^^^NI||测试^甲',
  `OBR|1||${order}|94500-6^新型冠状病毒核酸^LN|||${stamp(8)}|||||||||||||||${stamp(0)}|||F`,
  `OBX|1|ST|94500-6^新型冠状病毒核酸^LN||${result}||||||F`, ''].join('\r');

const overMllp = (text) => new Promise((resolve, reject) => {
  const socket = net.connect(Number(port), host, () => socket.write(`\x0b${text}\x1c\r`));
  let answer = '';
  socket.setEncoding('utf8').setTimeout(20_000, () => reject(new Error('no answer')));
  socket.on('data', (part) => {
    answer += part;
    if (answer.endsWith('\x1c\r')) {
      socket.end();
      resolve(answer.slice(1, -2).split('\r'));
    }
  }).on('error', reject);
});

const byRest = async (text) => {
  const answer = await fetch(`${url}/hub/api/v1/records/laboratory`, {
    method: 'POST', body: text,
    headers: {
      'Content-Type': 'application/hl7-v2; charset=UTF-8',
      Authorization: `Basic ${Buffer.from(`${account}:${password}`).toString('base64')}`,
    },
  });
  return { status: answer.status, lines: (await answer.text()).split('\r') };
};

const accepted = await overMllp(message(password, '阴性'));
const refused = await overMllp(message(password, '见报告'));
const rest = await byRest(message('', '阴性'));
console.log([...accepted, ...refused, rest.status, ...rest.lines].join('\n'));
const good = accepted[1].startsWith(`MSA|AA|${order}`) && refused[1].startsWith('MSA|AE|')
  && refused[2] === 'ERR|OBX^1^5^HUB-312' && rest.status === 202 && rest.lines[1].startsWith('MSA|AA|');
process.exit(good ? 0 : 1);
