"""Declares somebody's health, prints the code that follows, and sends a batch of two days that were kept offline.

HUB_URL (http://127.0.0.1:8080), HUB_ACCOUNT and HUB_PASSWORD of a check-in partner with the read `codes`.
"""
import base64
import datetime
import json
import os
import sys
import urllib.request

URL = os.environ.get("HUB_URL", "http://127.0.0.1:8080") + "/hub/api/v1"
LOGIN = base64.b64encode(f"{os.environ['HUB_ACCOUNT']}:{os.environ['HUB_PASSWORD']}".encode()).decode()
CHINA = datetime.timezone(datetime.timedelta(hours=8))
PERSON = {"idType": "RESIDENT_ID", "idNumber": "330106199003070006", "name": "测试甲"}


def post(path, body, expected):
    request = urllib.request.Request(URL + path, json.dumps(body).encode(),
                                     {"Content-Type": "application/json", "Authorization": "Basic " + LOGIN})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            status, text = answer.status, answer.read()
    except urllib.error.HTTPError as problem:
        status, text = problem.code, problem.read()
    if status != expected:
        sys.exit(f"{path} answered {status}: {text.decode()}")
    return json.loads(text)


def form(at):
    return {"recordId": f"sample-{at:%Y%m%d%H%M%S}", "observedAt": at.isoformat(timespec="seconds"), "holder": PERSON,
            "division": "330106", "temperature": 36.5, "symptoms": [], "contact14d": "NONE", "stays14d": [],
            "channel": "sample"}


now = datetime.datetime.now(CHINA)
code = post("/declarations", form(now), 201)
print("code", code["codeId"], "is", code["colour"])
late = [form(now - datetime.timedelta(days=day)) for day in (1, 2)]
taken = post("/records/check-in", {"records": late}, 202)
if taken["accepted"] != 2:
    sys.exit(f"not all were taken: {taken}")
print("offline batch", taken["trackingId"])
