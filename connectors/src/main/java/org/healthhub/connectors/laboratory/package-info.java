/**
 * Nucleic acid laboratories: reports on specimens. May use {@code org.healthhub.connectors} and the canonical language;
 * never another partner system's package.
 */
package org.healthhub.connectors.laboratory;
