"""A gate: verifies the token that it was given as first argument, or else somebody by document, and reads the day's counts.

HUB_URL (http://127.0.0.1:8080), HUB_ACCOUNT and HUB_PASSWORD of a checkpoint partner with the read `verify`.
"""
import base64
import json
import os
import sys
import urllib.request

URL = os.environ.get("HUB_URL", "http://127.0.0.1:8080") + "/hub/api/v1"
LOGIN = base64.b64encode(f"{os.environ['HUB_ACCOUNT']}:{os.environ['HUB_PASSWORD']}".encode()).decode()


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data,
                                     {"Content-Type": "application/json", "Authorization": "Basic " + LOGIN})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as problem:
        sys.exit(f"{path} answered {problem.code}: {problem.read().decode()}")


check = {"checkpoint": "sample-gate", "purpose": "ENTRY", "temperature": 36.5}
if len(sys.argv) > 1:
    answer = call("/codes/verify", {**check, "token": sys.argv[1]})
else:
    answer = call("/codes/verify-document",
                  {**check, "holder": {"idType": "RESIDENT_ID", "idNumber": "330106199003070006"}})
print("let in" if answer["pass"] else f"do not let in: {answer.get('colour', answer.get('code'))}")
counts = call("/verifications")
print("today:", counts["counts"])
