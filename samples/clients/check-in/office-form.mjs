// Sends the daily form of an office app. HUB_URL, HUB_ACCOUNT and HUB_PASSWORD of a check-in partner. Node 18 or newer.
const url = (process.env.HUB_URL ?? 'http://127.0.0.1:8080') + '/hub/api/v1/records/check-in';
const login = Buffer.from(`${process.env.HUB_ACCOUNT}:${process.env.HUB_PASSWORD}`).toString('base64');
const now = new Date();
const today = new Date(now.getTime() + 8 * 3600_000).toISOString().slice(0, 10);

const form = {
  uid: 'sample-0001', date: today, created: Math.floor(now.getTime() / 1000),
  xm: '测试甲', zjhm: '330106199003070006', qhdm: '330106', tw: '36.5',
  sfcxtz: '0', jrdqtlqk: [], jrdqjcqk: '0', sfsqhzjkk: '1', sqhzjkkys: '1',
};
const answer = await fetch(url, {
  method: 'POST',
  headers: { 'Content-Type': 'application/vnd.health-hub.office-form+json', Authorization: 'Basic ' + login },
  body: JSON.stringify(form),
});
const body = await answer.json();
if (answer.status !== 202 || body.accepted !== 1) {
  console.error(answer.status, JSON.stringify(body));
  process.exit(1);
}
console.log('taken under', body.trackingId);
