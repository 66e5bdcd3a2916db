/**
 * Codes from other provinces and the national base library, each in its own table of colours. May use
 * {@code org.healthhub.connectors} and the canonical language; never another partner system's package.
 */
package org.healthhub.connectors.exchange;
