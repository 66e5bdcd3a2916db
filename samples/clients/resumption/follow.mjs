#!/usr/bin/env node
// Follows what changes of applications to resume work, from a number on, and prints the figures of a division.
// Needs: HUB_URL (http://127.0.0.1:8080), HUB_ACCOUNT, HUB_PASSWORD. Ends with 1 at an unexpected answer.
const url = (process.env.HUB_URL ?? "http://127.0.0.1:8080") + "/hub/api/v1/resumption";
const key = Buffer.from(`${process.env.HUB_ACCOUNT}:${process.env.HUB_PASSWORD}`).toString("base64");

async function get(path) {
  const answer = await fetch(url + path, { headers: { Authorization: `Basic ${key}` } });
  if (answer.status !== 200) {
    throw new Error(`${path} was answered ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
}

try {
  let next = Number(process.argv[2] ?? 0);
  for (let page = await get(`/events?after=${next}`); page.events.length > 0; page = await get(`/events?after=${next}`)) {
    for (const event of page.events) {
      if (event.number !== ++next) {
        throw new Error(`a gap before ${event.number}`);
      }
      console.log(event.number, event.applicationNo, event.event === "STATUS"
        ? `${event.status} ${event.reasons.join(" ")}` : `place ${event.place}: ${event.from} -> ${event.to}`);
    }
  }
  const summary = await get("/summary?division=330000");
  console.log(summary.at, summary.inputs);
  console.table(summary.areas);
} catch (unexpected) {
  console.error(`unexpected: ${unexpected.message}`);
  process.exit(1);
}
