/**
 * The HTTP doors that all partners share, under the application path of the API: records in, codes and changes out,
 * and every error as a problem (RFC 9457). Bodies are read and written here, by hand, with no JSON provider of the
 * server between.
 *
 * <p>May use {@code org.healthhub.connectors} and the registry's front doors; nothing of one partner system.
 */
package org.healthhub.connectors.rest;
