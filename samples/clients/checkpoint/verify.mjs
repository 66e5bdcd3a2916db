// A ride-hailing platform verifies driver and passenger in one call. HUB_URL, HUB_ACCOUNT and HUB_PASSWORD of a checkpoint
// partner with the read `verify`; the tokens as arguments. Node 18 or newer.
const url = (process.env.HUB_URL ?? 'http://127.0.0.1:8080') + '/hub/api/v1/codes/verify-batch';
const login = Buffer.from(`${process.env.HUB_ACCOUNT}:${process.env.HUB_PASSWORD}`).toString('base64');
const [driver = 'unknown', passenger = 'unknown'] = process.argv.slice(2);

const answer = await fetch(url, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Authorization: 'Basic ' + login },
  body: JSON.stringify({ records: [
    { token: driver, checkpoint: 'ride-sample', purpose: 'RIDE_DRIVER' },
    { token: passenger, checkpoint: 'ride-sample', purpose: 'RIDE_PASSENGER' },
  ] }),
});
const { results } = await answer.json();
if (answer.status !== 200 || results?.length !== 2 || results.some((r) => typeof r.pass !== 'boolean')) {
  console.error(answer.status, JSON.stringify(results));
  process.exit(1);
}
console.log(results.every((r) => r.pass) ? 'the ride may begin' : 'the ride may not begin');
