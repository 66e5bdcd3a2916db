"""Sends a province's daily file and asks for a green code. Python 3, standard library only.

    HUB_URL=http://127.0.0.1:8080 HUB_ACCOUNT=ah-exchange HUB_PASSWORD=... HUB_KEY=<base64 of the signing secret> \
        python3 daily_file.py [sequence]

HUB_PROVINCE is the province for which the account speaks (34).
"""
import base64, hashlib, hmac, json, os, sys, time, urllib.error, urllib.request
from datetime import datetime, timedelta, timezone

URL = os.environ["HUB_URL"] + "/hub/api/v1/exchange"
BASIC = base64.b64encode((os.environ["HUB_ACCOUNT"] + ":" + os.environ["HUB_PASSWORD"]).encode()).decode()
KEY = base64.b64decode(os.environ["HUB_KEY"])
PROVINCE = os.environ.get("HUB_PROVINCE", "34")
NOW = datetime.now(timezone(timedelta(hours=8)))
SEQUENCE = int(sys.argv[1]) if len(sys.argv) > 1 else NOW.hour * 360 + NOW.minute * 6 + NOW.second // 10 + 1


def call(method, path, body, headers=None):
    request = urllib.request.Request(URL + path, data=body, method=method, headers={
        "Authorization": "Basic " + BASIC, "Content-Type": "application/json", **(headers or {})})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        sys.exit(f"{method} {path}: {refused.code} {refused.read().decode()}")


def line(number, id_number, colour):
    return json.dumps({"recordId": f"file-{NOW:%Y%m%d}-{number}", "observedAt": NOW.isoformat(timespec="seconds"),
                       "holder": {"idType": "RESIDENT_ID", "idNumber": id_number}, "province": PROVINCE, "scheme": "YRD",
                       "colour": colour}) + "\n"


parts = [line(1, "330106199003070006", "R").encode(), line(2, "330102198506150008", "Y").encode()]
manifest = {"province": PROVINCE, "date": f"{NOW:%Y-%m-%d}", "sequence": SEQUENCE, "kind": "DELTA", "format": "JSONL",
            "asOf": datetime.now(NOW.tzinfo).isoformat(), "partCount": len(parts), "recordCount": 2,
            "digestAlgorithm": "SHA-256", "digest": hashlib.sha256(b"".join(parts)).hexdigest()}
signed = "\n".join(["health-hub-exchange-file-1"] + [str(value) for value in manifest.values()])
manifest["signatureAlgorithm"] = "HMAC-SHA256"
manifest["signature"] = base64.b64encode(hmac.new(KEY, signed.encode(), hashlib.sha256).digest()).decode()

file = call("POST", "/files", json.dumps(manifest).encode())
there = {part["number"] for part in file["parts"]}  # after an interruption only what is missing is sent
for number, part in enumerate(parts, 1):
    if number not in there:
        digest = base64.b64encode(hashlib.sha256(part).digest()).decode()
        call("PUT", f"/files/{file['fileId']}/parts/{number}", part, {"Content-Digest": f"sha-256=:{digest}:"})
state = call("POST", f"/files/{file['fileId']}/commit", b"")
for attempt in range(60):
    if state["state"] == "APPLIED":
        break
    time.sleep(1)
    state = call("GET", f"/files/{file['fileId']}", None)
answer = call("POST", "/query", json.dumps({"holder": {"idType": "RESIDENT_ID", "idNumber": "330106199003070006"},
                                            "purpose": "ENTRY"}).encode())
print(state["state"], state["applied"], answer["answer"])
sys.exit(0 if state["state"] == "APPLIED" and state["applied"] == 2 and answer["answer"] == "NOT_GREEN" else 1)
