/**
 * Rule packs and the pure function from facts to a colour. The colour of a person on a date follows from the facts
 * in force, the rule pack of the day and the date, and from nothing else: no clock, no database, no container.
 *
 * <p>May use {@code java.*} and {@code registry.intake} only.
 */
package org.healthhub.registry.rules;
