// Lists a contact by REST and asks what became of it. HUB_URL, HUB_ACCOUNT and HUB_PASSWORD of a risk-list partner.
import { randomUUID } from 'node:crypto';

const base = (process.env.HUB_URL ?? 'http://127.0.0.1:8080') + '/hub/api/v1';
const Authorization = 'Basic ' + Buffer.from(`${process.env.HUB_ACCOUNT}:${process.env.HUB_PASSWORD}`).toString('base64');
const yesterday = new Date(Date.now() + 8 * 3600_000 - 24 * 3600_000).toISOString().slice(0, 10);

async function call(path, body) {
  const answer = await fetch(base + path, {
    method: body ? 'POST' : 'GET', headers: { Authorization, 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path} was answered ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
}

const taken = await call('/records/risk-list', {
  recordId: 'node-' + randomUUID(), observedAt: new Date().toISOString(), category: 'CONTACT_OF_SYMPTOMATIC',
  since: yesterday, document: '浙疾控〔2020〕3号',
  holder: { idType: 'RESIDENT_ID', idNumber: '330102198506150008', name: '测试乙' },
});
let outcome = 'PENDING';
for (let tries = 0; tries < 50 && outcome === 'PENDING'; tries++) {
  await new Promise((done) => setTimeout(done, 200));
  outcome = (await call('/intake/' + taken.trackingId)).receipts[0].outcome;
}
console.log(outcome);
process.exitCode = ['APPLIED', 'UNCHANGED'].includes(outcome) ? 0 : 1;
