/**
 * The JSON form of the canonical language, for the hub's own queue and for the ledger. May use Jackson; the
 * language itself, in {@code registry.intake}, stays free of it.
 */
package org.healthhub.registry.intake.json;
