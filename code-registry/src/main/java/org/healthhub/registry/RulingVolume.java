package org.healthhub.registry;

/**
 * How much one officer has ruled in a time, so that many rulings of one hand are seen.
 *
 * @param proposed  rulings that the officer proposed
 * @param followed  those of them that were confirmed by somebody else
 * @param confirmed rulings of others that the officer confirmed
 * @param rejected  rulings that the officer rejected
 */
public record RulingVolume(String officer, String body, long proposed, long followed, long confirmed, long rejected) {
}
