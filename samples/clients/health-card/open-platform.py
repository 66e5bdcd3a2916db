#!/usr/bin/env python3
"""Registers a person at the open platform of the health card, gets a QR code and verifies it."""
import base64
import hashlib
import json
import os
import sys
import time
import urllib.request
import uuid

BASE = os.environ.get("HUB_URL", "http://127.0.0.1:8080") + "/hub/api/v1/rest/auth/HealthCard/"
ACCOUNT, SECRET = os.environ["HUB_ACCOUNT"], os.environ["HUB_SECRET"]
PERSON = {"name": "测试丙", "gender": "女", "nation": "汉族", "birthday": "1978-01-01", "idType": "01",
          "idNumber": "330302197801010004", "phone1": "13800138000", "phone2": ""}


def text(value):
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return "" if value is None else str(value)


def sign(*parts):
    fields = {name: text(value) for part in parts for name, value in part.items()}
    joined = "&".join(f"{name}={fields[name]}" for name in sorted(fields) if fields[name].strip())
    return base64.b64encode(hashlib.sha256((joined + SECRET).encode()).digest()).decode()


def call(path, req, token=ACCOUNT):
    common = {"appToken": token, "requestId": uuid.uuid4().hex, "hospitalId": "33010601", "channelNum": 0,
              "timestamp": str(int(time.time()))}
    common["sign"] = sign(common, req)
    request = urllib.request.Request(BASE + path, json.dumps({"commonIn": common, "req": req}).encode(),
                                     {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as response:
        answer = json.load(response)
    out = answer["commonOut"]
    print(path.rsplit("/", 1)[1], out["resultCode"], out["errMsg"])
    if out["resultCode"] != 0 or out["requestId"] != common["requestId"]:
        sys.exit(1)
    return answer["rsp"]


OPERATION = "HealthOpenPlatform/ISVOpenObj/"
app_token = call("HealthOpenAuth/AuthObj/getAppToken", {"appId": ACCOUNT}, "")["appToken"]
card = call(OPERATION + "registerHealthCard", PERSON, app_token)
code = call(OPERATION + "getDynamicQRCode", {"healthCardId": card["healthCardId"], "idType": "01",
                                             "idNumber": PERSON["idNumber"], "codeType": 0}, app_token)
verified = call(OPERATION + "verifyQRCode", {"qrCodeText": code["qrCodeText"], "medicalStep": "010101"}, app_token)
sys.exit(0 if verified["idNumber"] == PERSON["idNumber"] else 1)
