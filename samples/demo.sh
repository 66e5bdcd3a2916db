#!/bin/sh
# Replays the story in samples/story against a running hub and prints what became of its people.
# Ports and files: HUB_HTTP_PORT, HUB_AMQP_PORT, HUB_PORT_OFFSET, HUB_HOST, HUB_VAR.
set -eu
cd "$(dirname "$0")/.."
if [ ! -f demo/target/demo.jar ] || [ ! -d demo/target/lib ] \
    || [ -n "$(find demo/pom.xml demo/src/main -newer demo/target/demo.jar | head -n 1)" ]; then
  mvn -q -DskipTests -pl demo -am package
fi
exec java -cp "demo/target/demo.jar:demo/target/lib/*" org.healthhub.demo.Demo "$@"
