"""Pushes and asks by SOAP: the old Invoke, and the signed one that cannot be replayed. Needs python3-zeep.

    HUB_URL=http://127.0.0.1:8080 HUB_ACCOUNT=ah-exchange HUB_PASSWORD=... HUB_KEY=<base64> python3 soap.py
"""
import base64, hashlib, hmac, os, sys, time, uuid
from datetime import datetime, timedelta, timezone
from zeep import Client

ACCOUNT, KEY = os.environ["HUB_ACCOUNT"], base64.b64decode(os.environ["HUB_KEY"])
ADDRESS = os.environ["HUB_URL"] + "/hub/ws/exchange"
NOW = datetime.now(timezone(timedelta(hours=8))).isoformat(timespec="seconds")
service = Client(ADDRESS + "?wsdl").create_service("{urn:health-hub:exchange}ExchangeBinding", ADDRESS)

push = f"""<request><record><recordId>soap-py-{uuid.uuid4()}</recordId><observedAt>{NOW}</observedAt>
<idType>RESIDENT_ID</idType><idNumber>330106199003070006</idNumber><province>34</province><scheme>YRD</scheme>
<colour>Y</colour></record></request>"""
pushed = service.Invoke(ACCOUNT, os.environ["HUB_PASSWORD"], "push", push)

query = """<request><idType>RESIDENT_ID</idType><idNumber>330106199003070006</idNumber>
<purpose>ENTRY</purpose></request>"""
timestamp, nonce = str(int(time.time() * 1000)), str(uuid.uuid4())
text = "\n".join([ACCOUNT, timestamp, nonce, "query", query])
sign = base64.b64encode(hmac.new(KEY, text.encode(), hashlib.sha256).digest()).decode()
answered = service.InvokeSigned(ACCOUNT, timestamp, nonce, sign, "query", query)
repeated = service.InvokeSigned(ACCOUNT, timestamp, nonce, sign, "query", query)

print(pushed, answered, repeated, sep="\n")
sys.exit(0 if "ACCEPTED" in pushed and "<answer>" in answered and "HUB-344" in repeated else 1)
