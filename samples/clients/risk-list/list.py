#!/usr/bin/env python3
"""Lists a contact over AMQP 1.0 with Apache Qpid Proton (Debian: python3-qpid-proton) and waits for the receipt.

HUB_HOST (127.0.0.1), HUB_AMQP_PORT (5672), HUB_ACCOUNT and HUB_PASSWORD of a risk-list partner. Ends with 1 on a refusal.
"""
import datetime, json, os, sys, uuid
from proton import Message, Timeout
from proton.utils import BlockingConnection

account = os.environ["HUB_ACCOUNT"]
address = f"amqp://{os.environ.get('HUB_HOST', '127.0.0.1')}:{os.environ.get('HUB_AMQP_PORT', '5672')}"
now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).replace(microsecond=0)
record = {
    "recordId": "proton-" + uuid.uuid4().hex, "observedAt": now.isoformat(), "category": "CONTACT_OF_SYMPTOMATIC",
    "since": (now - datetime.timedelta(days=1)).date().isoformat(), "document": "浙疾控〔2020〕3号",
    "holder": {"idType": "RESIDENT_ID", "idNumber": "330102198506150008", "name": "测试乙"},
}
message_id = str(uuid.uuid4())
connection = BlockingConnection(address, user=account, password=os.environ["HUB_PASSWORD"],
                                allowed_mechs="PLAIN", sasl_enabled=True, timeout=20)
receipts = connection.create_receiver("receipts." + account, credit=10)
connection.create_sender("intake.risk-list").send(
    Message(id=message_id, body=json.dumps(record, ensure_ascii=False), durable=True))
try:
    while True:
        answer = receipts.receive(timeout=20)
        receipts.accept()
        # Receipts of other messages may wait there as well.
        if str(answer.correlation_id).endswith(message_id):
            break
except Timeout:
    sys.exit("no receipt within 20 seconds")
finally:
    connection.close()
receipt = json.loads(answer.body)["receipts"][0]
print(receipt["outcome"])
sys.exit(0 if receipt["outcome"] in ("APPLIED", "UNCHANGED") else 1)
