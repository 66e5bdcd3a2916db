/**
 * Disease control's list of key persons: cases, contacts, observation, release. May use
 * {@code org.healthhub.connectors} and the canonical language; never another partner system's package.
 */
package org.healthhub.connectors.risklist;
