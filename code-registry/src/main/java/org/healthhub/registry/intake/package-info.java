/**
 * The canonical language in which the registry accepts facts: who reported ({@link PartnerCode}), about whom
 * ({@link Holder}), what ({@link Finding}), and why something was not taken ({@link ReasonCode}).
 *
 * <p>May enter: {@code java.*} only. JSON binding lives in {@code registry.intake.json}. No clock, no database.
 */
package org.healthhub.registry.intake;
