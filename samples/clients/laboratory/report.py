#!/usr/bin/env python3
"""Sends one result as HL7 v2.5.1 over MLLP and as FHIR over REST; ends with 1 on an answer that is not expected.

HUB_ACCOUNT and HUB_PASSWORD are needed; HUB_MLLP (127.0.0.1:2575) and HUB_URL (http://127.0.0.1:8080) say where the
hub is, HUB_TLS=1 speaks TLS and does not check the certificate of the demonstration.
"""
import base64, datetime, json, os, socket, ssl, sys, urllib.request, uuid

account, password = os.environ["HUB_ACCOUNT"], os.environ["HUB_PASSWORD"]
host, port = os.environ.get("HUB_MLLP", "127.0.0.1:2575").rsplit(":", 1)
url = os.environ.get("HUB_URL", "http://127.0.0.1:8080")
now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
sampled = now - datetime.timedelta(hours=8)
order = uuid.uuid4().hex[:12]


def over_mllp(message, charset="gb18030"):
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        if os.environ.get("HUB_TLS"):
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            connection = context.wrap_socket(connection)
        connection.sendall(b"\x0b" + message.encode(charset) + b"\x1c\r")
        answer = b""
        while not answer.endswith(b"\x1c\r"):
            read = connection.recv(4096)
            if not read:
                break
            answer += read
        return answer.strip(b"\x0b\x1c\r").decode(charset).split("\r")


def hl7(secret):
    stamp = "%Y%m%d%H%M%S%z"
    return "\r".join([
        rf"MSH|^~\&|LIS|{account}|HUB|ZJGOV|{now:{stamp}}|{secret}|ORU^R01^ORU_R01|{order}|P|2.5.1||||||GB 18030-2000",
        "PID|1||330106199003070006^^^&2.16.156.10011.1.3&ISO^NI||测试^甲^^^^^L^I",
        f"OBR|1||{order}|94500-6^新型冠状病毒核酸^LN|||{sampled:{stamp}}|||||||||||||||{now:{stamp}}|||F",
        "OBX|1|CWE|94500-6^新型冠状病毒核酸^LN||260415000^未检出^SCT||||||F||||||||||||杭州市核酸检测中心", ""])


def fhir():
    observation = {
        "resourceType": "Observation", "status": "final", "identifier": [{"value": order + "-f"}],
        "contained": [{"resourceType": "Patient", "id": "p", "name": [{"text": "测试甲"}], "identifier": [
            {"system": "urn:oid:2.16.156.10011.1.3", "value": "330106199003070006"}]}],
        "code": {"coding": [{"system": "http://loinc.org", "code": "94500-6"}]}, "subject": {"reference": "#p"},
        "specimen": {"identifier": {"value": order + "-f"}}, "performer": [{"display": "杭州市核酸检测中心"}],
        "effectiveDateTime": sampled.isoformat(timespec="seconds"), "issued": now.isoformat(timespec="seconds"),
        "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": "260415000"}]}}
    login = base64.b64encode(f"{account}:{password}".encode()).decode()
    request = urllib.request.Request(url + "/hub/api/v1/records/laboratory", json.dumps(observation).encode(),
                                     {"Content-Type": "application/fhir+json", "Authorization": "Basic " + login})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.status, json.load(answer)


accepted, stranger = over_mllp(hl7(password)), over_mllp(hl7("wrong"))
status, outcome = fhir()
print(*accepted, *stranger, status, json.dumps(outcome, ensure_ascii=False), sep="\n")
sys.exit(0 if accepted[1].startswith(f"MSA|AA|{order}") and "|AR|" in stranger[1] and status == 202
         and all(issue["severity"] == "information" for issue in outcome["issue"]) else 1)
