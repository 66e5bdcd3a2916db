/**
 * Replays the story in {@code samples/story} through the hub's real doors and shows what colours come of it. May
 * enter: public clients (HTTP, AMQP 1.0, JSON) only; nothing of the hub's own modules, so that it proves the contract.
 */
package org.healthhub.demo;
