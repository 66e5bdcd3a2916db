/**
 * Gates, communities, stations: temperatures that were taken there. May use {@code org.healthhub.connectors} and the
 * canonical language; never another partner system's package.
 */
package org.healthhub.connectors.checkpoint;
