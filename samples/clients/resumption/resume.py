#!/usr/bin/env python3
"""Sends an application to resume work with one employee, asks where it stands, and fetches the template.

Needs: HUB_URL (http://127.0.0.1:8080), HUB_ACCOUNT, HUB_PASSWORD. Ends with 1 at an unexpected answer.
"""
import base64, datetime, json, os, sys, time, urllib.error, urllib.request

URL = os.environ.get("HUB_URL", "http://127.0.0.1:8080") + "/hub/api/v1"
KEY = base64.b64encode(f"{os.environ['HUB_ACCOUNT']}:{os.environ['HUB_PASSWORD']}".encode()).decode()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def call(method, path, body=None, kind="application/json"):
    request = urllib.request.Request(URL + path, data=body, method=method,
                                     headers={"Authorization": "Basic " + KEY, "Content-Type": kind})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as problem:
        return problem.code, problem.read()


def expect(what, there):
    if not there:
        sys.exit("unexpected: " + what)


now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).replace(microsecond=0)
number = "PY-" + now.strftime("%Y%m%d%H%M%S")
record = {
    "recordId": number, "observedAt": now.isoformat(), "applicationNo": number, "uscc": "91330106MA0000007Q",
    "enterpriseName": "测试制造有限公司", "division": "330106", "industry": "制造业", "aboveScale": True,
    "plannedResumeDate": str(now.date() + datetime.timedelta(days=5)), "employees": 1, "commitmentSigned": True,
    "roster": [{"holder": {"idType": "RESIDENT_ID", "idNumber": "330106199003070006", "name": "测试甲"},
                "arrivalDate": str(now.date()), "fromDivision": "330106"}],
}

status, body = call("POST", "/records/resumption", json.dumps(record).encode())
expect(f"sending was answered {status} {body!r}", status == 202 and json.loads(body)["accepted"] == 1)
for _ in range(40):
    status, body = call("GET", "/resumption/applications/" + number)
    if status == 200:
        break
    time.sleep(0.5)
expect(f"the application was answered {status}", status == 200)
application = json.loads(body)
expect("an unknown status", application["status"] in ("ACCEPTED", "RETURNED"))
print(number, application["status"], application["reasons"], application["counts"])

status, template = call("GET", "/resumption/template.xlsx")
expect(f"the template was answered {status}", status == 200 and template[:2] == b"PK")
status, body = call("POST", "/resumption/preview", template, XLSX)
expect(f"the preview was answered {status}", status == 200)
# The empty template lacks everything.
expect("an empty workbook was found good", json.loads(body)["acceptable"] is False)
print("preview of the empty template:", json.loads(body)["application"])
