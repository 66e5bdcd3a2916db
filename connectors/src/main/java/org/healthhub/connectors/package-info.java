/**
 * What all partners share: who is calling ({@link PartnerGate}), how a message is read safely ({@link JsonDoor}) and
 * translated ({@link Translators}), the answer per record ({@link Receipt}), and the way to the registry
 * ({@link RecordInbox}).
 *
 * <p>May use {@code registry.intake}, the registry's front doors, Jackson and the JMS API. Never Camel, never JPA, and
 * nothing of one partner system: those have a package each.
 */
package org.healthhub.connectors;
