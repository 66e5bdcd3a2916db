/**
 * The platform on which enterprises apply to resume work. May use {@code org.healthhub.connectors} and the canonical
 * language; never another partner system's package.
 */
package org.healthhub.connectors.resumption;
