#!/usr/bin/env python3
"""Registers a person for a health card, applies for a QR code and verifies it."""
import os
import sys
import uuid
from datetime import datetime, timedelta, timezone
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from requests import Session
from requests.auth import HTTPBasicAuth
from zeep import Client
from zeep.transports import Transport

HUB = os.environ.get("HUB_URL", "http://127.0.0.1:8080")
ACCOUNT = os.environ["HUB_ACCOUNT"]
SHANGHAI = timezone(timedelta(hours=8))
PERSON = {"name": "测试甲", "telephone": "13800138000", "id_type": "01", "id_number": "330106199003070006",
          "id_card": "330106199003070006", "nation": "01", "sex": "2", "birthday": "19900307"}

session = Session()
session.auth = HTTPBasicAuth(ACCOUNT, os.environ["HUB_PASSWORD"])
client = Client(HUB + "/hub/ws/health-card?wsdl", transport=Transport(session=session, timeout=20))
# The contract names a host of its own; the call goes where the contract came from.
service = client.create_service("{http://webservice.ehc.cdxt.com/}ElecHealthCardWebSeviceImplServiceSoapBinding",
                                HUB + "/hub/ws/health-card")


def request(fields):
    return "<request>" + "".join(f"<{k}>{escape(v)}</{k}>" for k, v in fields.items()) + "</request>"


def call(operation, fields, *expected):
    action = {"msgGuid": uuid.uuid4().hex, "msgType": "1", "bussinessCode": operation,
              "msgCreateTime": datetime.now(SHANGHAI).strftime("%Y-%m-%d%H:%M:%S"), "orgId": "330106001",
              "userName": ACCOUNT, "userPwd": "-", "stdVerCode": "1.0"}
    answer = ElementTree.fromstring(service.RHCMessageServer(request(action), request(fields)).encode())
    code = answer.findtext("resultCode")
    print(operation, code, answer.findtext("desc"))
    if code not in expected:
        sys.exit(1)
    return answer


call("RHC_E0001", PERSON, "6008", "6009")
applied = call("RHC_E0002", {"id_card": PERSON["id_card"], "qrcode_type": "0"}, "2009", "2006")
codes = call("RHC_E0005", {"id_card": PERSON["id_card"]}, "5005")
code = applied.findtext("ehc_cardinfo/qr_code") or codes.findtext("ehc_cardinfo/dt_qr_code")
verified = call("RHC_E0003", {"qr_code": code, "medstep_code": "010101"}, "3005")
sys.exit(0 if verified.findtext("ehc_cardinfo/id_card") == PERSON["id_card"] else 1)
