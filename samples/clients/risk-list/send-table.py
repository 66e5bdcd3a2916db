"""Sends a table of the risk list as a spreadsheet saves it in China, takes the listing back, and waits for the outcome.

HUB_URL (http://127.0.0.1:8080), HUB_ACCOUNT and HUB_PASSWORD of a risk-list partner.
"""
import base64
import csv
import datetime
import io
import json
import os
import sys
import time
import urllib.request

URL = os.environ.get("HUB_URL", "http://127.0.0.1:8080") + "/hub/api/v1"
LOGIN = base64.b64encode(f"{os.environ['HUB_ACCOUNT']}:{os.environ['HUB_PASSWORD']}".encode()).decode()
HEADINGS = ["记录编号", "上报时间", "操作", "证件类型", "证件号码", "姓名", "类别", "起始日期", "文书号"]


def call(path, body=None, content_type="application/json"):
    request = urllib.request.Request(URL + path, body,
                                     {"Content-Type": content_type, "Authorization": "Basic " + LOGIN})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as problem:
        sys.exit(f"{path} answered {problem.code}: {problem.read().decode()}")


def send(operation):
    now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(HEADINGS)
    writer.writerow(["sample-1", now.strftime("%Y-%m-%d %H:%M:%S"), operation, "身份证", "330102198506150008", "测试乙",
                     "密切接触者", (now - datetime.timedelta(days=1)).strftime("%Y/%m/%d"), "浙疾控〔2020〕1号"])
    taken = call("/records/risk-list", table.getvalue().encode("gb18030"), "text/csv; charset=GB18030")
    if taken["accepted"] != 1:
        sys.exit(f"refused: {taken}")
    for _ in range(50):
        outcome = call("/intake/" + taken["trackingId"])["receipts"][0]["outcome"]
        if outcome != "PENDING":
            return outcome
        time.sleep(0.2)
    sys.exit("no outcome within ten seconds")


for operation in ("新增", "撤销"):
    outcome = send(operation)
    print(operation, outcome)
    if outcome not in ("APPLIED", "UNCHANGED", "CORRECTED", "DUPLICATE"):
        sys.exit(1)
