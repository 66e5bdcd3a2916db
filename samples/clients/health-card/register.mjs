// Registers a person for a health card, applies for a QR code and verifies it. Needs nothing but Node.js.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';

const door = new URL('/hub/ws/health-card', process.env.HUB_URL ?? 'http://127.0.0.1:8080');
const { HUB_ACCOUNT: account, HUB_PASSWORD: password } = process.env;
if (!account || !password) throw new Error('HUB_ACCOUNT and HUB_PASSWORD are needed');
const person = { name: '测试乙', telephone: '13800138000', id_type: '01', id_number: '330102198506150008',
  id_card: '330102198506150008', nation: '01', sex: '2', birthday: '19850615' };

const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const unescaped = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
const request = fields => '<request>'
  + Object.entries(fields).map(([name, value]) => `<${name}>${escaped(value)}</${name}>`).join('') + '</request>';
const element = (xml, name) => unescaped(new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '');
const shanghai = () => new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 19).replace('T', '');

function post(body) {
  return new Promise((resolve, reject) => {
    const call = (door.protocol === 'https:' ? https : http).request(door, { method: 'POST', timeout: 20_000,
      auth: `${account}:${password}`, headers: { 'Content-Type': 'text/xml; charset=UTF-8', SOAPAction: '""' } }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('end', () => answer.statusCode === 200 ? resolve(Buffer.concat(parts).toString())
        : reject(new Error(`HTTP ${answer.statusCode}`)));
    });
    call.on('timeout', () => call.destroy(new Error('no answer in time'))).on('error', reject).end(body);
  });
}

async function call(operation, fields, ...expected) {
  const action = { msgGuid: randomUUID().replaceAll('-', ''), msgType: '1', bussinessCode: operation,
    msgCreateTime: shanghai(), orgId: '330106001', userName: account, userPwd: '-', stdVerCode: '1.0' };
  const soap = await post('<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>'
    + '<w:RHCMessageServer xmlns:w="http://webservice.ehc.cdxt.com/">'
    + `<arg0>${escaped(request(action))}</arg0><arg1>${escaped(request(fields))}</arg1>`
    + '</w:RHCMessageServer></e:Body></e:Envelope>');
  const answer = element(soap, 'return');
  const code = element(answer, 'resultCode');
  console.log(operation, code, element(answer, 'desc'));
  if (!expected.includes(code)) throw new Error(`unexpected answer to ${operation}`);
  return answer;
}

await call('RHC_E0001', person, '6008', '6009');
const applied = await call('RHC_E0002', { id_card: person.id_card, qrcode_type: '0' }, '2009', '2006');
const codes = await call('RHC_E0005', { id_card: person.id_card }, '5005');
const code = element(applied, 'qr_code') || element(codes, 'dt_qr_code');
const verified = await call('RHC_E0003', { qr_code: code, medstep_code: '010101' }, '3005');
if (element(verified, 'id_card') !== person.id_card) throw new Error('the code shows somebody else');
