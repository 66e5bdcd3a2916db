/**
 * The national (electronic) health card: records in JSON, and the provincial SOAP interface with its quirks. May use
 * {@code org.healthhub.connectors} and the canonical language; never another partner system's package.
 */
package org.healthhub.connectors.healthcard;
