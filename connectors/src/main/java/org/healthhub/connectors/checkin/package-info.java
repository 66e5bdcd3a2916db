/**
 * Daily check-ins from office and citizen applications. May use {@code org.healthhub.connectors} and the canonical
 * language; never another partner system's package.
 */
package org.healthhub.connectors.checkin;
