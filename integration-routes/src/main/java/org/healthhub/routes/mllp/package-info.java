/**
 * HL7 v2 over bare connections: the Minimal Lower Layer Protocol. Knows sockets, frames and time; what a message says,
 * and who may send one, is the business of {@code org.healthhub.connectors.laboratory}. See decision 0018.
 */
package org.healthhub.routes.mllp;
